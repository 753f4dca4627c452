// Compares the formats of texts and of numbers.
import { listInWords } from '../../json-schema/json-text';
import { subjectOf } from '../comparison/part-words';
import { placesOfTexts } from '../comparison/report-demand';
import type { Comparison } from '../comparison/comparison';
import type { Frame, ViewPair } from '../comparison/frame';
import { ENFORCED, OF_NUMBERS, relateFormats } from '../values/format-relations';
import { hasFormat } from '../values/format-values';
import type { FormatRelation } from '../values/format-relations';
import type { SchemaEffect } from '../comparison/schema-difference';
import { NUMBER, TYPE } from '../view/schema-view';
import type { SchemaView } from '../view/schema-view';

export function compareFormats(
  comparison: Comparison,
  { base, head, frame }: ViewPair,
  type: 'number' | 'text',
): void {
  const kept = [...base.formats.keys()].filter((name) => head.formats.has(name));
  const isOfType = (name: string) => OF_NUMBERS.has(name) === (type === 'number');
  // A format that another one contains says nothing beside it.
  const isImplied = (name: string) => kept.some((one) => relateFormats(one, name) === 'wider');
  const only = (one: SchemaView, other: SchemaView) =>
    [...one.formats.keys()].filter(
      (name) =>
        isOfType(name) && !other.formats.has(name) && !isImplied(name) && !keepsTo(other, name),
    );
  const [removed, added] = [only(base, head), only(head, base)];
  if (removed.length === 0 && added.length === 0) return;
  const places = placesOfTexts('format', base, head, { removed, added });
  const isReplaced = removed.length > 0 && added.length > 0;
  const report = isReplaced ? reportReplaced : reportAddedOrRemoved;
  report(comparison, frame, { places, removed, added });
}

/** The formats that only one of the two sides has. */
interface FormatChange {
  readonly places: ReturnType<typeof placesOfTexts>;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Reports formats of one side, where the other side has none in their place. */
function reportAddedOrRemoved(
  comparison: Comparison,
  frame: Frame,
  { places, removed, added }: FormatChange,
): void {
  const [type, formats] =
    added.length > 0 ? (['added', added] as const) : (['removed', removed] as const);
  const isKnown = formats.every((format) => ENFORCED.has(format));
  const doubt = isKnown ? '' : '; whether that is enforced depends on who validates';
  const has = type === 'added' ? 'must now have' : 'no longer has to have';
  const effect = type === 'added' ? 'narrows' : 'widens';
  comparison.report(frame, {
    ...places,
    // Inside `not`, what becomes less lets more through.
    kind: isKnown || frame.polarity === 1 ? `format-${type}` : 'undecided',
    effect: isKnown ? effect : 'undecided',
    why: `${subjectOf(frame)} ${has} the format ${listInWords(formats)}${doubt}.`,
  });
}

function reportReplaced(
  comparison: Comparison,
  frame: Frame,
  { places, removed, added }: FormatChange,
): void {
  const isOne = removed.length === 1 && added.length === 1;
  const relation = isOne ? relateFormats(removed[0]!, added[0]!) : 'unknown';
  for (const effect of EFFECTS[relation]) {
    comparison.report(frame, {
      ...places,
      kind: 'format-changed',
      effect,
      why: `${subjectOf(frame)} had the format ${listInWords(removed)} and now has ${listInWords(added)}. ${FORMAT_WORDS[relation]}`,
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

const EFFECTS: Readonly<Record<FormatRelation, readonly SchemaEffect[]>> = {
  wider: ['widens'],
  narrower: ['narrows'],
  both: ['narrows', 'widens'],
  loses: ['narrows', 'undecided'],
  gains: ['undecided', 'widens'],
  unknown: ['undecided'],
};

const FORMAT_WORDS: Readonly<Record<FormatRelation, string>> = {
  wider: 'Every value of the old format also has the new one.',
  narrower: 'Not every value of the old format has the new one.',
  both: 'Each of the two has texts that the other does not have.',
  loses: 'Some texts of the old format do not have the new one.',
  gains: 'Some texts of the new format do not have the old one.',
  unknown: 'How the two formats relate is not known.',
};
