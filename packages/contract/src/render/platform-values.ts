// The values that the platform sets at deploy time, such as the tag of an image. They are always texts,
// go into a file of their own, and are validated together with the values of the contract.
import { suggest } from '../schema-check/suggest';
import { codeList, didYouMean } from '../diagnostics/words';
import { applySetValue } from '../bundle/override/apply-set-value';
import { parseSetValue } from '../bundle/override/set-value';
import { shownSet } from '../bundle/override/shown-set';
import type { Session } from '../bundle/session';
import { runSchemaTasks } from '../validate/schema-task';
import { isMapping } from '../source/mapping';
import { findLongKey } from './helm/find-long-key';
import type { Deployment } from './member';
import type { OutputFiles } from './output-files';
import type { Origin } from './output-origins';

export const PLATFORM_FILE = 'values.platform.yaml';

interface Problem {
  readonly message: string;
  readonly hint?: string;
}

const ALWAYS_TEXT =
  'A value of `--platformSet` is always a text. Write other values in the override file.';
const NOT_EMPTY =
  'If the text comes from a variable of CI, the variable may not be set. Set it, or leave out this `--platformSet`.';
const CHANGE =
  'Change the value on the command line, or the schema that the chart is validated with.';

interface PlatformRequest {
  /** As given: `alias:path.to.key=text`, without an alias for a service that is deployed by itself. */
  readonly sets: readonly string[];
  readonly isLone: boolean;
  readonly deployments: ReadonlyMap<string, Deployment>;
  /** Where problems are reported. The command line is not a file. */
  readonly requestedAt: Origin;
  readonly session: Session;
}

export function addPlatformValues(request: PlatformRequest, outputs: OutputFiles): void {
  const { sets, isLone, requestedAt } = request;
  if (sets.length === 0) return;
  let document: unknown = {};
  for (const text of sets) {
    const next = applyOne(document, text, request);
    if ('message' in next) {
      outputs.refuse({ rule: 'platform-value-fits', ...requestedAt, ...next });
      return;
    }
    document = next.value;
  }
  const values = document as Record<string, unknown>;
  const entries: [string, unknown][] = isLone ? [['', values]] : Object.entries(values);
  const wrong: Problem[] = entries.flatMap(([alias, own]) => findProblems(alias, own, request));
  const long = findLongKey(values);
  if (long) wrong.push(long);
  for (const problem of wrong) {
    outputs.refuse({ rule: 'platform-value-fits', ...requestedAt, ...problem });
  }
  if (wrong.length === 0) outputs.add({ path: PLATFORM_FILE, document, parts: [] }, requestedAt);
}

function applyOne(
  document: unknown,
  text: string,
  { isLone, deployments }: PlatformRequest,
): { value: unknown } | Problem {
  const quoted = `--platformSet ${shownSet(text)}`;
  const form = `--platformSet ${isLone ? '' : 'alias:'}path.to.key=text`;
  const colon = /^([^:=]*):/.exec(text);
  if (isLone && colon) {
    return {
      message: `\`${quoted}\` names the component \`${colon[1]}\`, but this service has no components.`,
      hint: `Write \`${form}\`.`,
    };
  }
  const alias = isLone ? '' : colon?.[1];
  if (alias === undefined || (!isLone && alias !== 'global' && !deployments.has(alias))) {
    const known = codeList(deployments.keys());
    const meant = alias === undefined ? undefined : suggest(alias, deployments.keys());
    const first = /^[^.=]*/.exec(text)![0];
    const isDotted = colon === null && (first === 'global' || deployments.has(first));
    return {
      message: isDotted
        ? `\`${quoted}\` has no \`:\` after \`${first}\`.`
        : `\`${quoted}\` does not start with a component of this unit. Its components are ${known || 'none'}.`,
      hint: didYouMean(meant) ?? `Write \`${form.replace('alias', isDotted ? first : 'alias')}\`.`,
    };
  }
  const rest = colon ? text.slice(colon[0].length) : text;
  const set = parseSetValue(rest, { quoted, form });
  if ('message' in set) return { message: set.message, hint: set.hint };
  if (set.valueText.trim() === '') {
    return { message: `\`${quoted}\` gives an empty text.`, hint: NOT_EMPTY };
  }
  const second = isLone ? undefined : findSecondAlias(set.valueText, deployments);
  if (second !== undefined) {
    return {
      message: `\`${quoted}\` has a second value in its text, for \`${second}\`.`,
      hint: `Write \`--platformSet\` once for each value: \`--platformSet ${alias}:… --platformSet ${second}:…\`.`,
    };
  }
  const path = isLone ? set.path : [alias, ...set.path];
  const next = applySetValue(document, { ...set, path, value: set.valueText });
  return 'message' in next ? { message: next.message, hint: next.hint } : next;
}

/** Helm and other options take lists with commas. Here the comma and the next value would be part of the text. */
function findSecondAlias(
  valueText: string,
  deployments: ReadonlyMap<string, Deployment>,
): string | undefined {
  const starts = valueText.matchAll(/,\s*([^:=,\s]+):[^:=,\s]+=/g);
  return [...starts]
    .map((start) => start[1]!)
    .find((alias) => alias === 'global' || deployments.has(alias));
}

function findProblems(
  alias: string,
  own: unknown,
  { deployments, session }: PlatformRequest,
): Problem[] {
  const deployment = deployments.get(alias);
  if (!deployment?.compiled) return [];
  const found: Problem[] = [];
  runSchemaTasks(session, [
    {
      compiled: deployment.compiled,
      value: merge(deployment.values, own),
      advises: false,
      found: (problems) => {
        for (const { pointer, keyword, message, hint } of problems) {
          const place = `${alias === '' ? '' : `/${alias}`}${pointer}`;
          found.push({
            message: `With the values of \`--platformSet\`, \`${place || '/'}\` is not valid: ${message}`,
            hint: keyword === 'type' ? ALWAYS_TEXT : (hint ?? CHANGE),
          });
        }
      },
      overran: () =>
        found.push({
          message: 'The values could not be validated within the time limit.',
          hint: CHANGE,
        }),
    },
  ]);
  return found;
}

/** Merges as Helm merges the next values file. */
function merge(values: unknown, over: unknown): unknown {
  if (!isMapping(values) || !isMapping(over)) return over;
  const merged = new Map(Object.entries(values));
  for (const [key, value] of Object.entries(over)) {
    merged.set(key, merged.has(key) ? merge(merged.get(key), value) : value);
  }
  return Object.fromEntries(merged);
}
