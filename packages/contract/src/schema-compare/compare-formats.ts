// Compares the formats of texts and of numbers.
import { listInWords } from '../json-schema/json-text';
import { subjectOf } from './part-words';
import type { Comparison } from './comparison';
import type { ViewPair } from './frame';
import { ENFORCED, OF_NUMBERS, relateFormats } from './format-relations';
import { hasFormat } from './format-values';
import type { FormatRelation } from './format-relations';
import type { SchemaEffect } from './schema-difference';
import { NUMBER, TYPE } from './schema-view';
import type { SchemaView } from './schema-view';

export function compareFormats(
  comparison: Comparison,
  { base, head, frame }: ViewPair,
  type: 'number' | 'text',
): void {
  const concerns = (format: string): boolean => OF_NUMBERS.has(format) === (type === 'number');
  const kept = [...base.formats.keys()].filter((name) => head.formats.has(name));
  // A format that another one contains says nothing beside it.
  const isImplied = (name: string) => kept.some((one) => relateFormats(one, name) === 'wider');
  const only = (one: SchemaView, other: SchemaView) =>
    [...one.formats.keys()].filter(
      (name) =>
        concerns(name) && !other.formats.has(name) && !isImplied(name) && !keepsTo(other, name),
    );
  const [removed, added] = [only(base, head), only(head, base)];
  if (removed.length === 0 && added.length === 0) return;
  const places = {
    keyword: 'format',
    base: (removed.length > 0 && base.formats.get(removed[0])) || base.place,
    head: (added.length > 0 && head.formats.get(added[0])) || head.place,
    before: removed[0],
    after: added[0],
  };
  const subject = subjectOf(frame);
  const known = [...removed, ...added].every((format) => ENFORCED.has(format));
  // Inside `not`, what becomes less lets more through.
  const kindOf = (kind: 'format-added' | 'format-removed') =>
    known || frame.polarity === 1 ? kind : 'undecided';
  const doubt = known ? '' : '; whether that is enforced depends on who validates';
  if (removed.length === 0) {
    comparison.report(frame, {
      ...places,
      kind: kindOf('format-added'),
      effect: known ? 'narrows' : 'undecided',
      why: `${subject} must now have the format ${listInWords(added)}${doubt}.`,
    });
    return;
  }
  if (added.length === 0) {
    comparison.report(frame, {
      ...places,
      kind: kindOf('format-removed'),
      effect: known ? 'widens' : 'undecided',
      why: `${subject} no longer has to have the format ${listInWords(removed)}${doubt}.`,
    });
    return;
  }
  const isOne = removed.length === 1 && added.length === 1;
  const relation = isOne ? relateFormats(removed[0]!, added[0]!) : 'unknown';
  const effects: Readonly<Record<FormatRelation, readonly SchemaEffect[]>> = {
    wider: ['widens'],
    narrower: ['narrows'],
    both: ['narrows', 'widens'],
    loses: ['narrows', 'undecided'],
    gains: ['undecided', 'widens'],
    unknown: ['undecided'],
  };
  for (const effect of effects[relation]) {
    comparison.report(frame, {
      ...places,
      kind: 'format-changed',
      effect,
      why: `${subject} had the format ${listInWords(removed)} and now has ${listInWords(added)}. ${FORMAT_WORDS[relation]}`,
    });
  }
}

/** Whether the limits of a view let only integers of a format through. */
function keepsTo(view: SchemaView, format: string): boolean {
  if (format !== 'int32' && format !== 'int64') return false;
  const limits = [view.bounds.get('minimum'), view.bounds.get('maximum')];
  return (
    (view.types & NUMBER) === TYPE.integer &&
    limits.every((limit) => limit && hasFormat(format, limit.value, limit.literal) === true)
  );
}

const FORMAT_WORDS: Readonly<Record<FormatRelation, string>> = {
  wider: 'Every text of the old format also has the new one.',
  narrower: 'Not every text of the old format has the new one.',
  both: 'Each of the two has texts that the other does not have.',
  loses: 'Some texts of the old format do not have the new one.',
  gains: 'Some texts of the new format do not have the old one.',
  unknown: 'How the two formats relate is not known.',
};
