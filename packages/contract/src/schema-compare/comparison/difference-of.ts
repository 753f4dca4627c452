import type { SchemaDifference } from './schema-difference';
import { below, PART, reachedFrom, sentenceBelow } from './compared-part';
import type { ComparedPart, PartDifference, Places } from './compared-part';
import { smallValue } from '../../json-schema/json-text';
import { pointerOf } from '../side/schema-node';
import type { Place } from '../side/schema-node';

/** How many parts that were not compared are reported one by one. */
const MOST_UNFINISHED = 5;

export const TOO_LARGE =
  'The schemas here were not compared: comparing them takes more work than is allowed.';
export const TOO_DEEP = 'The schemas here were not compared: they are nested too deeply.';

export function limitReached(places: Places | undefined, why: string): PartDifference {
  return { kind: 'undecided', effect: 'undecided', ...places, why };
}

/** The differences of all parts that a part refers to, each part at the path where it is found first. */
export function differencesIn(root: ComparedPart): SchemaDifference[] {
  const all: SchemaDifference[] = [];
  let unfinished = 0;
  for (const { part, path } of reachedFrom(root)) {
    if (part.state === 'waiting') unfinished += 1;
    if (part.state === 'waiting' && unfinished > MOST_UNFINISHED) continue;
    all.push(...differencesOf(part, path));
  }
  return all;
}

/** The differences of one part, at a path. */
export function differencesOf(part: ComparedPart, partPath: string): SchemaDifference[] {
  if (part.state === 'waiting')
    return [differenceOf(limitReached(part.pair?.places, TOO_LARGE), PART, partPath)];
  return part.findings.map(({ path, finding }) => differenceOf(finding, path, partPath));
}

/** The finding as the difference that is reported, for a part at a path. */
function differenceOf(
  finding: PartDifference,
  ownPath: string,
  partPath: string,
): SchemaDifference {
  return {
    kind: finding.kind,
    effect: finding.effect,
    ...(finding.keyword === undefined ? {} : { keyword: finding.keyword }),
    ...located('base', finding.base),
    ...located('head', finding.head),
    instancePath: below(partPath, ownPath),
    ...small('before', finding.before),
    ...small('after', finding.after),
    ...(finding.goneFrom === undefined ? {} : { goneFrom: below(partPath, finding.goneFrom) }),
    why: sentenceBelow(partPath, finding.why),
  };
}

function located(side: 'base' | 'head', place: Place | undefined): Partial<SchemaDifference> {
  if (place === undefined) return {};
  const pointer = pointerOf(place);
  const { document } = place;
  if (side === 'base') {
    return { basePointer: pointer, ...(document === undefined ? {} : { baseDocument: document }) };
  }
  return { headPointer: pointer, ...(document === undefined ? {} : { headDocument: document }) };
}

function small(side: 'before' | 'after', value: unknown): Partial<SchemaDifference> {
  const shown = value === undefined ? undefined : smallValue(value);
  if (shown === undefined) return {};
  return side === 'before' ? { before: shown } : { after: shown };
}
