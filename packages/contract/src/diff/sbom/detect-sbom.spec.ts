import { isSbomFile, sbomFileOf } from '../../model/sbom-file';
import { reverseKeys } from '../../../testing/openapi-documents';
import type { SbomChange } from '../change/diff-report';
import { detectSbom } from './detect-sbom';
import type { SbomFile } from './detect-sbom';
import { fc } from '../../../testing/random-tests';

const spdxFile = (document: unknown): SbomFile => ({
  path: 'svc/sbom/svc.spdx.json',
  text: JSON.stringify(document, null, 2),
});
const cdxFile = (document: unknown): SbomFile => ({
  path: 'svc/sbom/svc.cdx.json',
  text: JSON.stringify(document, null, 2),
});
const spdx = (...packages: unknown[]) => spdxFile({ spdxVersion: 'SPDX-2.3', packages });
const cdx = (...components: unknown[]) => cdxFile({ bomFormat: 'CycloneDX', components });
/** `a@1`, `a@1 MIT`. */
const listed = (...texts: string[]) =>
  spdx(
    ...texts.map((text) => {
      const [, name, versionInfo, licenseConcluded] = /^(\w+)@?(\S*) ?(.*)$/.exec(text)!;
      return { name, versionInfo, licenseConcluded };
    }),
  );

/** As the docs print it: `+ a@1`, `- a@1`, `~ a version: 1 -> 2`. */
function print({ package: name, type, field, version, oldValue, newValue }: SbomChange): string {
  if (type === 'added') return `+ ${name}@${newValue ?? ''}`;
  if (type === 'removed') return `- ${name}@${oldValue ?? ''}`;
  const at = version === undefined ? '' : `@${version}`;
  return `~ ${name}${at} ${field}: ${oldValue ?? 'none'} -> ${newValue ?? 'none'}`;
}

function changes(base: SbomFile | undefined, head: SbomFile | undefined): string[] {
  const { sbom, defects } = detectSbom(base, head);
  expect(defects).toEqual([]);
  return (sbom?.changes ?? []).map(print);
}

const component = (more: object) => cdx({ name: 'a', version: '1', ...more });

const CASES: readonly [string[], SbomFile | undefined, SbomFile | undefined][] = [
  [[], undefined, undefined],
  [['+ a@1', '+ b@2'], undefined, listed('b@2', 'a@1')],
  [['- a@1'], listed('a@1'), undefined],
  [[], undefined, listed()],
  [['+ b@'], listed('a@1'), listed('a@1', 'b')],
  [['~ a version: 1 -> 2'], listed('a@1'), listed('a@2')],
  [['~ a version: none -> 2'], listed('a'), listed('a@2')],
  [['~ a license: MIT -> ISC'], listed('a@1 MIT'), listed('a@1 ISC')],
  [['~ a license: none -> ISC'], listed('a@1 NOASSERTION'), listed('a@1 ISC')],
  [['~ a version: 1 -> 2', '~ a license: MIT -> ISC'], listed('a@1 MIT'), listed('a@2 ISC')],
  // Several versions of one package.
  [['+ a@2'], listed('a@1'), listed('a@1', 'a@2')],
  [['- a@1'], listed('a@1', 'a@2'), listed('a@2')],
  [['~ a version: 1 -> 3'], listed('a@1', 'a@2'), listed('a@2', 'a@3')],
  [
    ['~ a version: 1.9 -> 1.11', '~ a version: 1.10 -> 2.0'],
    listed('a@1.10', 'a@1.9'),
    listed('a@2.0', 'a@1.11'),
  ],
  [['+ a@3', '- a@1', '- a@2'], listed('a@1', 'a@2'), listed('a@3')],
  [['~ a@2 license: MIT -> ISC'], listed('a@1', 'a@2 MIT'), listed('a@1', 'a@2 ISC')],
  [[], listed('a@1', 'a@1'), listed('a@1')],
  [['~ a license: ISC, MIT -> ISC'], listed('a@1 MIT', 'a@1 ISC', 'a@1 MIT'), listed('a@1 ISC')],
  // SPDX.
  [
    ['~ a supplier: Acme: Ltd. -> Zeta'],
    spdx({ name: 'a', supplier: 'Organization: Acme: Ltd.' }),
    spdx({ name: 'a', supplier: 'Person: Zeta' }),
  ],
  [
    ['~ a supplier: Acme -> none'],
    spdx({ name: 'a', supplier: 'Acme' }),
    spdx({ name: 'a', supplier: 'NOASSERTION' }),
  ],
  [
    ['~ a license: MIT -> ISC'],
    spdx({ name: 'a', licenseConcluded: 'NOASSERTION', licenseDeclared: 'MIT' }),
    spdx({ name: 'a', licenseConcluded: 'ISC', licenseDeclared: 'MIT' }),
  ],
  [[], spdxFile({ packages: [] }), spdxFile({ spdxVersion: 'SPDX-2.2' })],
  // CycloneDX.
  [
    ['~ a license: MIT -> (MIT OR ISC)'],
    component({ licenses: [{ license: { id: 'MIT' } }] }),
    component({ licenses: [{ expression: '(MIT OR ISC)' }] }),
  ],
  [
    ['~ a license: Apache-2.0 AND House rules -> Apache-2.0'],
    component({
      licenses: [{ license: { name: 'House rules' } }, { license: { id: 'Apache-2.0' } }],
    }),
    component({ licenses: [{ license: { id: 'Apache-2.0', name: 'Apache' } }] }),
  ],
  [['~ a supplier: Acme -> none'], component({ supplier: { name: 'Acme' } }), component({})],
  [
    ['~ b version: 1 -> 2'],
    component({ components: [{ name: 'c', components: [{ name: 'b', version: '1' }] }] }),
    component({ components: [{ name: 'c', components: [{ name: 'b', version: '2' }] }] }),
  ],
  [[], component({ components: [{ name: 'b' }] }), cdx({ name: 'b' }, { name: 'a', version: '1' })],
  [['+ @x/a@1', '- a@1'], component({}), component({ group: '@x' })],
  [[], component({}), component({ group: '' })],
  // One format and the other.
  [
    [],
    component({ licenses: [{ expression: 'MIT' }], group: '@x' }),
    spdx({ name: '@x/a', versionInfo: '1', licenseConcluded: 'MIT' }),
  ],
  [
    ['+ __proto__@1', '+ constructor@1'],
    cdx(),
    cdx({ name: '__proto__', version: '1' }, { name: 'constructor', version: '1' }),
  ],
];

describe('detectSbom', () => {
  it.each(CASES)('finds %j', (expected, base, head) => {
    expect(changes(base, head)).toEqual(expected);
  });

  it.each(CASES)(
    'finds nothing in one file, swaps with the sides, ignores order: %j',
    (_, a, b) => {
      expect([detectSbom(a, a), detectSbom(b, b)]).toEqual([{ defects: [] }, { defects: [] }]);
      const swap = (text: string) =>
        text
          .replace(/^[+-]/, (sign) => (sign === '+' ? '-' : '+'))
          .replace(/: (.*) -> (.*)$/, ': $2 -> $1');
      expect(changes(b, a).map(swap).sort()).toEqual(changes(a, b).sort());
      const reordered = (file: SbomFile | undefined) =>
        file && { ...file, text: JSON.stringify(reverseAll(JSON.parse(file.text))) };
      expect(changes(reordered(a), reordered(b))).toEqual(changes(a, b));
    },
  );

  it('names the formats of both sides', () => {
    expect(detectSbom(listed('a@1'), component({ version: '2' })).sbom).toEqual({
      oldFormat: 'spdx',
      newFormat: 'cyclonedx',
      changes: [{ package: 'a', type: 'modified', field: 'version', oldValue: '1', newValue: '2' }],
    });
    expect(detectSbom(undefined, listed('a@1')).sbom).toEqual({
      newFormat: 'spdx',
      changes: [{ package: 'a', type: 'added', field: 'package', newValue: '1' }],
    });
  });

  it('loses no package: a side has the packages of the other, without the removed and with the added ones', () => {
    const entry = fc
      .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2', '10', ''))
      .map((e) => e.join('@'));
    fc.assert(
      fc.property(fc.uniqueArray(entry), fc.uniqueArray(entry), (before, after) => {
        const left = new Set(before);
        const { sbom } = detectSbom(listed(...before), listed(...after));
        for (const { package: name, type, field, oldValue = '', newValue = '' } of sbom?.changes ??
          []) {
          if (type !== 'added') expect(left.delete(`${name}@${oldValue}`)).toBe(true);
          if (type !== 'removed') left.add(`${name}@${newValue}`);
          expect(field).toBe(type === 'modified' ? 'version' : 'package');
        }
        expect([...left].sort()).toEqual([...after].sort());
      }),
    );
  });

  it.each<[string, SbomFile, string, [number, number]]>([
    ['no JSON', { path: 'sbom/a.spdx.json', text: '{\n  "packages": [,]\n}' }, '', [2, 16]],
    ['an empty file', { path: 'sbom/a.spdx.json', text: '' }, '', [1, 1]],
    ['YAML', { path: 'sbom/a.cdx.json', text: 'bomFormat: CycloneDX' }, '', [1, 1]],
    ['a list', spdxFile([]), '', [1, 1]],
    ['null', cdxFile(null), '', [1, 1]],
    ['something else', spdxFile({ name: 'x', packages: {} }), '', [1, 1]],
    ['SPDX 3', spdxFile({ '@graph': [] }), '', [1, 1]],
    ['another version', spdxFile({ spdxVersion: 'SPDX-3.0' }), '/spdxVersion', [2, 18]],
    ['the other format', spdxFile({ bomFormat: 'CycloneDX', components: [] }), '', [1, 1]],
    ['the other format', cdxFile({ spdxVersion: 'SPDX-2.3', packages: [] }), '', [1, 1]],
    [
      'packages that are not a list',
      spdxFile({ spdxVersion: 'SPDX-2.3', packages: {} }),
      '/packages',
      [3, 15],
    ],
    ['a package that is not a mapping', spdx('a'), '/packages/0', [4, 5]],
    ['a package without a name', spdx({ name: 'a' }, { versionInfo: '1' }), '/packages/1', [7, 5]],
    [
      'a version that is a list',
      spdx({ name: 'a', versionInfo: [] }),
      '/packages/0/versionInfo',
      [6, 22],
    ],
    [
      'a licence that is a text',
      component({ licenses: ['MIT'] }),
      '/components/0/licenses/0',
      [8, 9],
    ],
    [
      'a broken nested component',
      component({ components: [{ name: 'b', components: [{}] }] }),
      '/components/0/components/0/components/0',
      [11, 13],
    ],
  ])('says why a file cannot be compared: %s', (_what, broken, pointer, [line, column]) => {
    const defect = { file: broken.path, pointer, message: expect.stringMatching(/\.$/) };
    const { defects, sbom } = detectSbom(listed('a@1'), broken);
    expect(sbom).toBeUndefined();
    expect(defects).toMatchObject([
      { side: 'head', ...defect, range: { start: { line, column } } },
    ]);
    expect(detectSbom(broken, undefined).defects).toMatchObject([{ side: 'base', ...defect }]);
  });

  it('reports both sides where both are broken, and skips a byte order mark', () => {
    const broken = { path: 'sbom/a.spdx.json', text: '' };
    expect(detectSbom(broken, broken).defects.map(({ side }) => side)).toEqual(['base', 'head']);
    const { path, text } = listed('a@1');
    expect(changes(listed('a@1'), { path, text: `\ufeff${text}` })).toEqual([]);
  });

  it('never throws, whatever the file holds', () => {
    const keys = [
      'spdxVersion',
      'packages',
      'bomFormat',
      'components',
      'name',
      'licenses',
      'license',
      'supplier',
      '__proto__',
    ];
    const leaf = fc.oneof(
      fc.constantFrom('SPDX-2.3', 'CycloneDX', 'a', ''),
      fc.integer(),
      fc.constant(null),
      fc.boolean(),
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('any'), { maxKeys: 4 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, fc.constantFrom(spdxFile, cdxFile), (document, file) => {
        const { sbom, defects } = detectSbom(undefined, file(document));
        for (const { message, pointer } of defects) {
          expect(message).toMatch(/^[A-Z`].*\.$/s);
          expect(pointer).toMatch(/^(\/.*)?$/s);
        }
        expect(sbom === undefined || defects.length === 0).toBe(true);
      }),
    );
    const deep = '{"bomFormat":"CycloneDX","components":['.concat(
      '{"name":"a","components":['.repeat(20_000),
      ']}'.repeat(20_000),
      ']}',
    );
    expect(changes(undefined, { path: 'sbom/deep.cdx.json', text: deep })).toEqual(['+ a@']);
    const open = { path: 'sbom/open.cdx.json', text: '['.repeat(200_000) };
    expect(detectSbom(undefined, open).defects[0].message).toMatch(/is not valid JSON/);
  });

  it.each([
    [
      Buffer.from('\ufeff{}', 'utf16le').toString(),
      'The SBOM is not UTF-8 text. It seems to be UTF-16.',
      'Save it as text in UTF-8.',
    ],
    [
      'version https://git-lfs.github.com/spec/v1\n',
      'The SBOM is a pointer of Git LFS. Its content was not downloaded.',
      'Run `git lfs pull`.',
    ],
    [
      '\ufeff{,',
      'The SBOM is not valid JSON: a key in double quotes is expected here, but it has `,`.',
      'Generate the file again.',
    ],
  ])('says what is there in place of JSON: %j', (text, message, hint) => {
    const { defects } = detectSbom(undefined, { path: 'sbom/a.cdx.json', text });
    expect(defects).toMatchObject([{ message, hint }]);
  });
});

describe('the SBOM file of a bundle', () => {
  it.each([
    [['sbom/b.cdx.json', 'sbom/a.spdx.json', 'pacto.yaml'], 'sbom/a.spdx.json'],
    [['sbom/a.spdx.json', 'sbom/a.cdx.json'], 'sbom/a.cdx.json'],
    [['sbom/deep/a.cdx.json', 'x/sbom/a.cdx.json', 'sbom/a.json', 'sbom/.cdx.json'], undefined],
    [[], undefined],
  ])('of %j is %s', (paths, expected) => {
    expect(sbomFileOf(paths)).toBe(expected);
    expect(paths.some(isSbomFile)).toBe(expected !== undefined);
  });
});

function reverseAll(value: unknown): unknown {
  const reversed = reverseKeys(value);
  const lists = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(lists).reverse();
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([key, entry]) => [key, lists(entry)]));
  };
  return lists(reversed);
}
