/** SARIF 2.1.0, as far as we write it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. */
import { createHash } from 'node:crypto';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic';
import { compareText } from '../../source/text-order';
import type { Outcome } from '../../diagnostics/outcome';
import type { Range } from '../../source/range';
import type { BundleIdentity } from '../../diagnostics/report-identity';
import { writeJson } from '../json/json';
import { countOf } from '../text/count';
import { oneLine } from '../text/escape-text';
import { reasonLine } from '../text/place';
import { relativeUri } from '../text/relative-uri';

type SarifLevel = 'error' | 'warning' | 'note';

export const SARIF_LEVEL: Record<Severity, SarifLevel> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifMessage;
  /** GitHub requires both of these and shows them beside each result of the rule. */
  readonly fullDescription: SarifMessage;
  readonly help: SarifMessage;
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: SarifMessage;
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface SarifMessage {
  readonly text: string;
}

interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region?: {
      readonly startLine: number;
      readonly startColumn: number;
      readonly endLine: number;
      readonly endColumn: number;
    };
  };
  readonly message?: SarifMessage;
}

/** A result before the rules are numbered and equal fingerprints are distinguished. */
export interface SarifEntry {
  readonly rule: SarifRule;
  readonly level: SarifLevel;
  readonly text: string;
  readonly location: SarifLocation;
  readonly related: readonly SarifLocation[];
  /** What stays when lines move: no line, no column. */
  readonly identity: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The name that tools have agreed on for the root of what was looked at. */
const BASE = '%SRCROOT%';
const FINGERPRINT = 'pacto/v1';

/**
 * One run, even of validations and diffs: hosts refuse several runs of one tool in a log. `kind`
 * distinguishes logs of one tool. Otherwise the later would replace the earlier.
 */
export function writeSarif(all: readonly SarifEntry[], outcome: Outcome, kind: string): string {
  const entries = worstFirst(all, MOST_RESULTS);
  const more = all.length - entries.length;
  const rules = new Map<string, SarifRule>();
  for (const { rule } of entries) if (!rules.has(rule.id)) rules.set(rule.id, rule);
  const sorted = [...rules.values()].sort((a, b) => compareText(a.id, b.id));
  const indexOf = new Map(sorted.map((rule, index) => [rule.id, index]));
  const seen = new Map<string, number>();

  return writeJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'pacto-contract', rules: sorted } },
        automationDetails: { id: `${kind}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { description: { text: 'The root of the workspace.' } } },
        invocations: [
          {
            executionSuccessful: outcome !== 'failed',
            toolExecutionNotifications: more === 0 ? undefined : [leftOut(more)],
          },
        ],
        results: entries.map((entry): SarifResult => ({
          ruleId: entry.rule.id,
          ruleIndex: indexOf.get(entry.rule.id)!,
          level: entry.level,
          message: messageOf(entry.text),
          locations: [entry.location],
          relatedLocations: entry.related.length > 0 ? entry.related : undefined,
          partialFingerprints: { [FINGERPRINT]: numberIdentity(entry.identity, seen) },
          properties: entry.properties,
        })),
      },
    ],
  });
}

/** GitHub refuses a log with more. */
const MOST_RESULTS = 25_000;

const LEVELS: readonly SarifLevel[] = ['error', 'warning', 'note'];

/** All of them, or the worst ones in the order that they had. */
function worstFirst(entries: readonly SarifEntry[], most: number): readonly SarifEntry[] {
  if (entries.length <= most) return entries;
  const byLevel = LEVELS.flatMap((level) => entries.filter((entry) => entry.level === level));
  const kept = new Set(byLevel.slice(0, most));
  return entries.filter((entry) => kept.has(entry));
}

function leftOut(count: number): { readonly level: SarifLevel; readonly message: SarifMessage } {
  const text = `${countOf(count, 'less severe result')} left out, because GitHub refuses a log with more than ${MOST_RESULTS}. The JSON reports have all.`;
  return { level: 'warning', message: messageOf(text) };
}

/** Equal identities are numbered, so one of them can disappear without the others being new. */
function numberIdentity(identity: readonly string[], seen: Map<string, number>): string {
  const hash = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}:${count}`;
}

interface SarifPlace {
  readonly file: string;
  readonly range?: Range;
}

function sarifLocation(place: SarifPlace, message?: string): SarifLocation {
  const { range } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(place.file), uriBaseId: BASE },
      region: range && {
        startLine: range.start.line,
        startColumn: range.start.column,
        endLine: range.end.line,
        endColumn: range.end.column,
      },
    },
    message: message === undefined ? undefined : messageOf(message),
  };
}

/** GitHub requires a region of every result. Without a range, the result is about the file. */
export function resultLocation(place: SarifPlace): SarifLocation {
  return sarifLocation({ ...place, range: place.range ?? FILE_START });
}

const FILE_START: Range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** In a message of SARIF `[text](target)` is a link. Text of a contract must not become one. */
function messageOf(text: string): SarifMessage {
  return { text: text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text };
}

/**
 * `where` is a sentence that names the page of the rule. Hosts show these texts beside each result of the
 * rule, so the hint of one result is not part of them.
 */
export function describeRule(
  rule: string,
  where?: string,
): Pick<SarifRule, 'shortDescription' | 'fullDescription' | 'help'> {
  const words = oneLine(rule).replace(/-/g, ' ');
  const sentence = `Rule: ${words}.`;
  return {
    shortDescription: messageOf(words),
    fullDescription: messageOf(sentence),
    help: messageOf(where === undefined ? sentence : `${sentence} ${oneLine(where)}`),
  };
}

export function diagnosticEntry(
  diagnostic: Diagnostic,
  bundle: BundleIdentity,
  properties: Readonly<Record<string, unknown>>,
): SarifEntry {
  const { code, rule, severity, message, hint, docs, file, pointer, related } = diagnostic;
  return {
    rule: {
      id: code,
      ...describeRule(rule, docs && `The meaning, an example and the fix are in ${docs}.`),
    },
    level: SARIF_LEVEL[severity],
    text: [message, ...reasonLine(diagnostic), ...(hint === undefined ? [] : [hint])]
      .map(oneLine)
      .join('\n'),
    location: resultLocation(diagnostic),
    related: related.map((place) => sarifLocation(place, oneLine(place.message))),
    identity: [bundle.path, code, rule, file, pointer, message],
    properties: {
      bundle: bundle.name ?? bundle.path,
      version: bundle.version,
      rule,
      pointer,
      ...properties,
    },
  };
}
