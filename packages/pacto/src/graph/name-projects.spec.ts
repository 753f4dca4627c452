import { nameProjects, type NamelessBundle } from './name-projects';
import { fc } from '../../../contract/testing/random-tests';

const names = (
  bundles: NamelessBundle[],
  given: Record<string, string> = {},
  template = '{name}',
): Record<string, string> =>
  Object.fromEntries(nameProjects(bundles, { template, given: new Map(Object.entries(given)) }));

describe('names of projects', () => {
  test.each<[string, NamelessBundle[], Record<string, string>, Record<string, string>]>([
    ['service.name', [{ root: 'a/x', name: 'api' }], {}, { 'a/x': 'api' }],
    ['the name in its folder', [{ root: 'a', name: 'api' }], { a: 'own' }, { a: 'own' }],
    [
      'the folder with that name keeps it',
      [
        { root: 'old/copy', name: 'api', version: '1.0.0' },
        { root: 'z/api', name: 'api', version: '2.0.0' },
      ],
      {},
      { 'z/api': 'api', 'old/copy': 'api@1.0.0' },
    ],
    [
      'no folder has the name',
      [
        { root: 'a', name: 'api', version: '1.0.0' },
        { root: 'b', name: 'api', version: '2.0.0' },
      ],
      {},
      { a: 'api@1.0.0', b: 'api@2.0.0' },
    ],
    [
      'one name and version twice',
      [
        { root: 'x/a', name: 'api', version: '1.0.0' },
        { root: 'y/a', name: 'api', version: '1.0.0' },
      ],
      {},
      { 'x/a': 'x-a', 'y/a': 'y-a' },
    ],
    [
      'a name that another project has',
      [{ root: 'svc/pactos/api', name: 'api' }],
      { 'apps/api': 'api' },
      { 'svc/pactos/api': 'api-contract' },
    ],
    [
      'a name that another project has, in several versions',
      [
        { root: 'old/copy', name: 'api', version: '1.0.0' },
        { root: 'z/api', name: 'api', version: '2.0.0' },
      ],
      { 'apps/api': 'api' },
      { 'z/api': 'api-contract', 'old/copy': 'api@1.0.0' },
    ],
    [
      'a name whose longer form another project has',
      [{ root: 'svc/pactos/api', name: 'api' }],
      { 'apps/api': 'api', other: 'api-contract' },
      { 'svc/pactos/api': 'svc-pactos-api' },
    ],
    [
      'a name whose longer form is the name of another contract',
      [
        { root: 'a', name: 'api' },
        { root: 'b', name: 'api-contract' },
      ],
      { 'apps/api': 'api' },
      { a: 'a', b: 'api-contract' },
    ],
    ['no readable name', [{ root: 'svc/api' }], {}, { 'svc/api': 'api' }],
    [
      'no readable name in a folder whose name is taken',
      [{ root: 'svc/api' }, { root: 'svc/web' }, { root: 'x/web' }],
      { 'apps/api': 'api' },
      { 'svc/api': 'svc-api', 'svc/web': 'svc-web', 'x/web': 'x-web' },
    ],
    [
      'no readable name in a folder that has the name of another contract',
      [{ root: 'svc/api' }, { root: 'other', name: 'api' }],
      {},
      { 'svc/api': 'svc-api', other: 'api' },
    ],
    ['a name that no command line could say', [{ root: 'a', name: 'b c:d' }], {}, { a: 'a' }],
    [
      'a name with spaces, in a folder whose name is free',
      [{ root: 'svc/api', name: 'My API' }],
      {},
      { 'svc/api': 'api' },
    ],
    [
      'names that every object has',
      [{ root: 'a', name: '__proto__' }, { root: 'constructor' }],
      {},
      { a: 'a', constructor: 'bundle-constructor' },
    ],
    ['the root of the workspace', [{ root: '.' }], {}, { '.': 'workspace' }],
    [
      'two paths with the same dashes',
      [{ root: 'a/b', name: ':' }, { root: 'c/b', name: ':' }, { root: 'a-b' }],
      { x: 'a-b' },
      { 'a-b': 'a-b-2', 'a/b': 'a-b-3', 'c/b': 'c-b' },
    ],
  ])('%s', (_case, bundles, given, expected) => {
    expect(names(bundles, given)).toEqual(expected);
    expect(names([...bundles].reverse(), given)).toEqual(expected);
  });

  test('follow the template', () => {
    const bundle = { root: 'a/b', name: 'api', version: '1.0.0' };
    expect(names([bundle], {}, 'pacto-{name}')).toEqual({ 'a/b': 'pacto-api' });
    expect(names([bundle], {}, '{folder}.{name}@{version}')).toEqual({ 'a/b': 'b.api@1.0.0' });
  });

  test('no two projects share a name, and the order of files does not matter', () => {
    const text = fc.constantFrom('api', 'a', 'b', 'api@1.0.0', 'api-contract', 'x y', 'a-b');
    const bundle = fc.record({
      root: fc.constantFrom('a', 'b', 'a/b', 'a-b', 'c/api', 'd/api', '.', 'api@1.0.0'),
      name: fc.option(text, { nil: undefined }),
      version: fc.option(fc.constantFrom('1.0.0', '2.0.0'), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(bundle, { selector: ({ root }) => root }),
        fc.uniqueArray(text, { maxLength: 3 }),
        (bundles, others) => {
          const given = Object.fromEntries(others.map((name, index) => [`other/${index}`, name]));
          const result = names(bundles, given);
          const all = [...Object.values(result), ...others];
          expect(new Set(all).size).toBe(all.length);
          expect(Object.keys(result).sort()).toEqual(bundles.map(({ root }) => root).sort());
          expect(names([...bundles].reverse(), given)).toEqual(result);
        },
      ),
    );
  });
});
