// The preset for Renovate, on texts of contracts. Renovate applies `matchStrings` with the flag `g` alone,
// and RE2 knows no look-around.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import preset from '../docs/renovate.json';

const EXAMPLE = join(__dirname, '../../../e2e/example');
const [manager] = preset.customManagers;

interface Found {
  readonly depName: string;
  readonly currentValue: string;
  readonly currentDigest?: string;
}

function findReferences(text: string): Found[] {
  return manager!.matchStrings.flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].map(
      ({ groups }) => ({ ...groups }) as unknown as Found,
    ),
  );
}

const DIGEST = `sha256:${'a'.repeat(64)}`;

test.each<[string, string, Found[]]>([
  [
    'a tag',
    'ref: oci://ghcr.io/example/pactos/postgres:17.0.0\n',
    [{ depName: 'ghcr.io/example/pactos/postgres', currentValue: '17.0.0' }],
  ],
  [
    'a tag and a digest',
    `ref: oci://ghcr.io/example/pactos/postgres:17.0.0@${DIGEST}\n`,
    [{ depName: 'ghcr.io/example/pactos/postgres', currentValue: '17.0.0', currentDigest: DIGEST }],
  ],
  [
    'quotes, and a comment behind',
    'ref: "oci://ghcr.io/example/a:1.0.0" # pinned\n',
    [{ depName: 'ghcr.io/example/a', currentValue: '1.0.0' }],
  ],
  [
    'the port of a host',
    'ref: oci://localhost:5000/pactos/a:1.0.0\n',
    [{ depName: 'localhost:5000/pactos/a', currentValue: '1.0.0' }],
  ],
  [
    'entries on one line',
    'policies: [{ name: a, ref: oci://h.io/p/a:1.0.0 }, {ref: oci://h.io/p/b:2.0.0}]\n',
    [
      { depName: 'h.io/p/a', currentValue: '1.0.0' },
      { depName: 'h.io/p/b', currentValue: '2.0.0' },
    ],
  ],
  [
    'the last line without a line end',
    'ref: oci://h.io/a:1.0.0',
    [{ depName: 'h.io/a', currentValue: '1.0.0' }],
  ],
  [
    'a prerelease',
    'ref: oci://h.io/a:1.0.0-rc.1\n',
    [{ depName: 'h.io/a', currentValue: '1.0.0-rc.1' }],
  ],
  ['no reference without a tag', 'ref: oci://localhost:5000/pactos/a\n', []],
  ['no reference with a digest alone', `ref: oci://ghcr.io/example/a@${DIGEST}\n`, []],
  ['no local reference', 'ref: ../platform\nref: file://../platform:1.0.0\n', []],
])('the preset finds %s', (_title, text, expected) => {
  expect(findReferences(text)).toEqual(expected);
});

test('the preset finds every reference with a tag in the contracts of the example', () => {
  const patterns = manager!.managerFilePatterns.map((text) => new RegExp(text.slice(1, -1)));
  const files = readdirSync(EXAMPLE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    patterns.some((pattern) => pattern.test(file.replaceAll('\\', '/'))),
  );
  const texts = files.map((file) => readFileSync(join(EXAMPLE, file), 'utf8'));
  const written = texts.flatMap((text) => text.match(/oci:\/\/\S+:\d[\w.-]*/g) ?? []);
  expect(written.length).toBeGreaterThan(20);
  expect(
    texts
      .flatMap(findReferences)
      .map(({ depName, currentValue }) => `oci://${depName}:${currentValue}`),
  ).toEqual(written);
});
