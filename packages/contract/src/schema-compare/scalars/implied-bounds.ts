// Bounds that other keywords of a view imply: `format: uuid` and `pattern: '^[0-9]{5}$'` say how long a text is.
import { textsOfPattern } from '../../json-schema/pattern-texts';
import type { ViewBuilder } from '../reading/build-view';
import type { Comparison } from '../comparison/comparison';
import { compareWritten } from '../view/exact-bound';
import type { ViewPair } from '../comparison/frame';
import { mostEntries, possibleKeys } from '../values/possible-types';
import { isLowerBound, NUMBER, TYPE } from '../view/schema-view';
import type {
  Alternatives,
  Bound,
  BoundName,
  SchemaView,
  WrittenNumber,
} from '../view/schema-view';

/** Both views with the bounds that they imply, where the other one states them. */
export function withImpliedBounds(
  comparison: Pick<Comparison, 'base' | 'head'>,
  { base, head, frame }: ViewPair,
): ViewPair {
  return {
    base: withBoundsOf(comparison.base, base, head),
    head: withBoundsOf(comparison.head, head, base),
    frame,
  };
}

function withBoundsOf(builder: ViewBuilder, view: SchemaView, other: SchemaView): SchemaView {
  let bounds = view.bounds;
  for (const [name, stated] of other.bounds) {
    const own = view.bounds.get(name);
    const isMet = (limit: WrittenNumber) => !isTighter(stated, limit, name);
    if ((own && isMet(own)) || !impliedLimits(builder, view, name).some(isMet)) continue;
    bounds = new Map(bounds).set(name, stated);
  }
  return bounds === view.bounds ? view : { ...view, bounds };
}

function isTighter(stated: Bound, limit: WrittenNumber, name: BoundName): boolean {
  const order = compareWritten(stated, limit);
  return (isLowerBound(name) ? order > 0 : order < 0) || (order === 0 && stated.exclusive);
}

/** What keywords other than the bound itself say about it. */
function impliedLimits(
  builder: ViewBuilder,
  view: SchemaView,
  name: BoundName,
): readonly WrittenNumber[] {
  switch (name) {
    case 'minLength':
    case 'maxLength':
      return textLimits(view, name === 'minLength' ? 'least' : 'most');
    case 'minimum':
    case 'maximum':
      return numberLimits(view, name);
    case 'minItems':
      return view.contains.map(({ min }) => min);
    case 'maxItems':
      return [{ value: mostEntries(builder, view) }];
    case 'minProperties':
      return [view.required.size, ...view.alternatives.map(fewestKeys(builder, view))].map(
        (value) => ({ value }),
      );
    case 'maxProperties':
      return [{ value: possibleKeys(builder, view, 0)?.size ?? Infinity }];
  }
}

/** How many keys a mapping needs because each of the alternatives requires some. */
function fewestKeys(builder: ViewBuilder, view: SchemaView) {
  return ({ branches }: Alternatives): number =>
    Math.min(
      ...branches
        .map((branch) => builder.viewOfOne(branch))
        .filter(({ types }) => types & TYPE.object)
        .map(({ required }) => new Set([...view.required.keys(), ...required.keys()]).size),
    );
}

function textLimits(
  { patterns, formats }: SchemaView,
  end: 'least' | 'most',
): readonly WrittenNumber[] {
  const limits = [
    ...[...patterns.keys()].map((pattern) => textsOfPattern(pattern)?.[end]),
    ...[...formats.keys()].map((format) => LENGTHS.get(format)?.[end]),
  ];
  return limits.filter((value) => value !== undefined).map((value) => ({ value }));
}

/** How long the texts of a view are, as far as its keywords say it. */
export function textLengths(view: SchemaView): { readonly least: number; readonly most: number } {
  const limits = (end: 'least' | 'most') => textLimits(view, end).map(({ value }) => value);
  return {
    least: Math.max(view.bounds.get('minLength')?.value ?? 0, ...limits('least')),
    most: Math.min(view.bounds.get('maxLength')?.value ?? Infinity, ...limits('most')),
  };
}

/** Whether no text of a view has a line break, as far as its keywords say it. */
export function hasNoLineBreaks({ patterns, formats }: SchemaView): boolean {
  return (
    [...patterns.keys()].some((pattern) => textsOfPattern(pattern)?.isOneLine) ||
    [...formats.keys()].some((format) => LENGTHS.has(format))
  );
}

/** How many characters the texts of a format have. None has a line break. */
const LENGTHS: ReadonlyMap<string, { readonly least: number; readonly most: number }> = new Map([
  ['date', { least: 10, most: 10 }],
  ['uuid', { least: 36, most: 36 }],
  ['ipv4', { least: 7, most: 15 }],
  ['ipv6', { least: 2, most: 45 }],
  ['hostname', { least: 1, most: 253 }],
  ['date-time', { least: 20, most: Infinity }],
  ['time', { least: 9, most: Infinity }],
  ['email', { least: 3, most: Infinity }],
  ['uri', { least: 2, most: Infinity }],
]);

function numberLimits(
  { types, formats }: SchemaView,
  name: 'minimum' | 'maximum',
): readonly WrittenNumber[] {
  if ((types & NUMBER) !== TYPE.integer) return [];
  return [...formats.keys()].flatMap((format) => {
    const limits = LIMITS.get(format);
    return limits === undefined ? [] : [limits[name]];
  });
}

const LIMITS: ReadonlyMap<string, Readonly<Record<'minimum' | 'maximum', WrittenNumber>>> = new Map(
  [
    ['int32', { minimum: { value: -2147483648 }, maximum: { value: 2147483647 } }],
    [
      'int64',
      {
        minimum: { value: -(2 ** 63) },
        maximum: { value: 2 ** 63, literal: '9223372036854775807' },
      },
    ],
  ],
);
