import type { SchemaDifference } from './schema-difference';
import { below, sentenceBelow } from './compared-part';
import type { PartDifference } from './compared-part';
import { smallValue } from '../json-schema/json-text';
import { pointerOf } from './schema-node';
import type { Place } from './schema-node';

/** The finding as the difference that is reported, for a part at a path. */
export function differenceOf(
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
