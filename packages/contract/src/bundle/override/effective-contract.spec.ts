import { isMap, parseDocument, stringify } from 'yaml';
import { parseSource } from '../../source/yaml/parse-source';
import { joinPointer, valueAt } from '../../source/pointer';
import { EffectiveContract } from './effective-contract';
import { parseSetValue, type SetValue } from './set-value';
import { fc, rounds } from '../../../testing/random-tests';

const read = (path: string, text: string) => parseSource(path, text).document!;

function build(texts: string[], sets: string[] = []): EffectiveContract {
  const layers = texts.map((text, i) => read(i === 0 ? 'base' : `layer${i}`, text));
  const built = EffectiveContract.build(
    layers,
    sets.map((set) => parseSetValue(set)) as SetValue[],
  );
  if (!(built instanceof EffectiveContract)) throw new Error(built.problem.message);
  return built;
}

const origin = (effective: EffectiveContract, pointer: string): string => {
  const { document, pointer: own, range } = effective.locate(pointer);
  return `${document.path}${own}:${range.start.line}:${range.start.column}`;
};

describe('merging as Helm does', () => {
  it.each([
    ['maps deep', ['a: {b: 1, c: 2}', 'a: {c: 3}'], { a: { b: 1, c: 3 } }],
    ['lists whole', ['a: [1, 2]', 'a: [3]'], { a: [3] }],
    ['null replaces', ['a: {b: 1}', 'a: null'], { a: null }],
    ['a change of type replaces', ['a: {b: 1}', 'a: x'], { a: 'x' }],
    ['an empty file changes nothing', ['a: 1', '# nothing\n'], { a: 1 }],
    ['later files win', ['a: 1', 'a: 2', 'a: 3'], { a: 3 }],
  ])('%s', (_, texts, expected) => {
    expect(build(texts).value).toEqual(expected);
  });

  it('lets a values file add policies, never remove or replace one', () => {
    const effective = build([
      'policies:\n  - {name: p, ref: r1}\n',
      'policies:\n  - {name: p, ref: r1}\n  - {name: p, ref: r2}\n  - {name: q, ref: r3}\n',
    ]);
    expect(effective.value).toEqual({
      policies: [
        { name: 'p', ref: 'r1' },
        { name: 'p', ref: 'r2' },
        { name: 'q', ref: 'r3' },
      ],
    });
    expect(origin(effective, '/policies/0/ref')).toBe('base/policies/0/ref:2:20');
    expect(origin(effective, '/policies/2/ref')).toBe('layer1/policies/2/ref:4:20');
  });

  it('refuses to change policies by --set', () => {
    const answer = EffectiveContract.build(
      [read('base', 'policies: [{name: p, ref: r}]')],
      [parseSetValue('policies[0].ref=x') as SetValue],
    );
    expect(answer).toMatchObject({
      problem: { message: expect.stringContaining('policies cannot be changed') },
      place: { pointer: '/policies', range: { start: { line: 1, column: 11 } } },
    });
  });

  it.each([
    ['after the values files', ['a: 1', 'a: 2'], ['a=3'], { a: 3 }],
    ['in their order', ['{}'], ['a=1', 'a=2'], { a: 2 }],
    ['onto what an earlier one made', ['{}'], ['a.b=1', 'a.c=2'], { a: { b: 1, c: 2 } }],
    ['in a list of a values file', ['l: [1]', 'l: [1, 2]'], ['l[1]=3'], { l: [1, 3] }],
  ])('applies --set %s', (_, texts, sets, expected) => {
    expect(build(texts, sets).value).toEqual(expected);
  });

  it.each([
    ['a text of the base', ['a: {b: text}\n', 'c: 1\n'], ['a.b.c=1'], 'base/a/b:1:8'],
    ['a list of a values file', ['a: 1\n', 'l:\n  - x\n'], ['l.x=1'], 'layer1/l:2:3'],
    ['what an earlier --set made', ['a: {b: 1}\n'], ['a.b=x', 'a.b.c=1'], 'base/a/b:1:8'],
    ['a list that does not exist', ['a: {b: 1}\n'], ['a.l[0]=1'], 'base/a/l:1:1'],
  ])('says where %s prevents a --set', (_, texts, sets, expected) => {
    const layers = texts.map((text, i) => read(i === 0 ? 'base' : `layer${i}`, text));
    const built = EffectiveContract.build(
      layers,
      sets.map((set) => parseSetValue(set)) as SetValue[],
    );
    if (built instanceof EffectiveContract) throw new Error('It was applied.');
    const { document, pointer, range } = built.place;
    const { line, column } = range.start;
    expect(`${document.path}${pointer}:${line}:${column}`).toBe(expected);
  });
});

describe('where a value came from', () => {
  const texts = [
    'service:\n  name: a\n  version: 1.0.0\nlist:\n  - x: 1\n',
    'service:\n  version: 2.0.0\nlist:\n  - x: 2\n',
  ];
  const effective = build(texts, ['service.owner=me']);
  it.each([
    ['/service/name', 'base/service/name:2:9'],
    ['/service/version', 'base/service/version:3:12'],
    ['/list/0/x', 'layer1/list/0/x:4:8'],
    ['/service/owner', 'base/service/owner:1:1'],
  ])('%s', (pointer, expected) => {
    expect(origin(effective, pointer)).toBe(expected);
    // A file with only comments, as the generators begin one, sets no value.
    expect(origin(build([...texts, '# nothing\n']), pointer)).toBe(expected);
  });
  it('gives the `--set` of a place', () => {
    expect(effective.locate('/service/owner').set?.text).toBe('service.owner=me');
    expect(effective.locate('/service/name').set).toBeUndefined();
  });
});

describe('for any layers', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd~/e');
  const tree = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.integer({ min: 0, max: 9 }),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 3 }),
    ),
  })).node;
  const mapping = fc.dictionary(key, tree, { maxKeys: 4 });

  it('every scalar is located where a file says that very value', () => {
    fc.assert(
      fc.property(fc.array(mapping, { minLength: 1, maxLength: 4 }), (values) => {
        const effective = build(values.map((value) => stringify(value)));
        const visit = (value: unknown, pointer: string): void => {
          if (value !== null && typeof value === 'object') {
            for (const [k, child] of Object.entries(value)) visit(child, joinPointer(pointer, k));
            return;
          }
          const place = effective.locate(pointer);
          expect(valueAt(place.document.value, place.pointer)).toBe(value);
          const { start, end } = place.range;
          const line = place.document.source.lines(start.line, start.line)[0]!;
          expect(line.slice(start.column - 1, end.column - 1)).toBe(String(value));
        };
        visit(effective.value, '');
      }),
      { numRuns: rounds(200) },
    );
  });

  it('a layer merged with itself changes nothing', () => {
    fc.assert(
      fc.property(mapping, (value) => {
        const text = stringify(value);
        expect(isMap(parseDocument(text).contents)).toBe(true);
        expect(build([text, text]).value).toEqual(value);
      }),
    );
  });
});
