// ESLint enforces the order of the folders. This test finds what ESLint cannot see: circles of
// files, folders that the order forgets, and names that do not say what a file does.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const PACKAGES = join(__dirname, '../..');
const files = ['contract/src', 'pacto/src']
  .flatMap(filesBelow)
  .filter((path) => !path.endsWith('.spec.ts'));
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const config = readFileSync(join(PACKAGES, '../eslint.config.mjs'), 'utf8');

function filesBelow(root: string): string[] {
  return readdirSync(join(PACKAGES, root), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(root, path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts'));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(PACKAGES, file), 'utf8');
  return [...text.matchAll(/(?:from|import\(|require\()\s*'(\.[^']*)'/g)].flatMap(([, path]) => {
    const target = posix.join(posix.dirname(file), path!).replace(/\.js$/, '');
    return files.filter((other) => other === `${target}.ts` || other === `${target}/index.ts`);
  });
}

/** The files of the first circle below a file, or none. */
function findCircle(file: string, path: readonly string[], done: Set<string>): readonly string[] {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
  if (done.has(file)) return [];
  for (const next of imports.get(file)!) {
    const circle = findCircle(next, [...path, file], done);
    if (circle.length > 0) return circle;
  }
  done.add(file);
  return [];
}

/** The names in an array of the ESLint configuration. */
function orderedFolders(array: string): string[] {
  const [, names] = new RegExp(`const ${array} = \\[([^\\]]*)\\]`).exec(config)!;
  return [...names!.matchAll(/'([^']+)'/g)].map(([, name]) => name!).sort();
}

/** The folders directly in a folder, and the files that are not entries. */
function entriesOf(folder: string, exempt: readonly string[]): string[] {
  return readdirSync(join(PACKAGES, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || !entry.name.endsWith('.spec.ts'))
    .map(({ name }) => name)
    .filter((name) => !exempt.includes(name))
    .sort();
}

test('the imports of each file are found', () => {
  expect(imports.get('contract/src/diagnostics/order.ts')).toEqual([
    'contract/src/source/text-order.ts',
    'contract/src/diagnostics/diagnostic.ts',
  ]);
});

test('no file imports itself by way of others', () => {
  const done = new Set<string>();
  expect(files.map((file) => findCircle(file, [], done)).find(({ length }) => length > 0)).toBe(
    undefined,
  );
});

test.each([
  [
    'ENGINE_FOLDERS',
    'contract/src',
    [
      'index.ts',
      'graph.ts',
      'read.ts',
      'artifacts.ts',
      'reports.ts',
      'differ.ts',
      'renderer.ts',
      'explainer.ts',
      'validator.ts',
    ],
  ],
  ['PLUGIN_FOLDERS', 'pacto/src', ['testing']],
])('%s orders every folder of %s', (array, root, exempt) => {
  expect(orderedFolders(array)).toEqual(entriesOf(root, exempt));
});

test.each([
  ['SOURCE_FOLDERS', 'contract/src/source'],
  ['COMPARE_FOLDERS', 'contract/src/schema-compare'],
  ['DIFF_FOLDERS', 'contract/src/diff'],
  ['DOCUMENT_FOLDERS', 'contract/src/diff/interfaces/document'],
  ['OPENAPI_FOLDERS', 'contract/src/diff/interfaces/openapi'],
  ['REPORT_FOLDERS', 'contract/src/report'],
  ['WORKSPACE_FOLDERS', 'pacto/src/workspace'],
])('%s orders every folder of %s', (array, root) => {
  const folders = entriesOf(root, []).filter((name) => !name.endsWith('.ts'));
  expect(orderedFolders(array)).toEqual(folders);
});

test('every file has a name that says what it does', () => {
  const empty = ['judge', 'utils', 'helpers', 'common', 'misc'];
  expect(files.filter((file) => empty.includes(posix.basename(file, '.ts')))).toEqual([]);
});

test('no two files of the packages share a name', () => {
  const givenByOthers = /^(?:(?:index|generator|executor|batch)(?:\.spec)?|schema\.d)\.ts$/;
  const byName = new Map<string, string[]>();
  for (const path of ['contract/src', 'contract/testing', 'contract/codegen', 'pacto/src'].flatMap(
    filesBelow,
  )) {
    const name = posix.basename(path);
    if (givenByOthers.test(name)) continue;
    byName.set(name, [...(byName.get(name) ?? []), path]);
  }
  expect([...byName.values()].filter(({ length }) => length > 1)).toEqual([]);
});

test('generated code is in folders that git hosts show as generated', () => {
  const attributes = readFileSync(join(PACKAGES, '../.gitattributes'), 'utf8');
  expect(attributes).toContain('packages/contract/src/**/generated/** linguist-generated=true\n');
  const generated = readdirSync(join(PACKAGES, 'contract/src'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((path) => path.includes('.generated.'));
  expect(generated.length).toBeGreaterThan(0);
  expect(generated.filter((path) => !/[\\/]generated[\\/][^\\/]+$/.test(path))).toEqual([]);
});

test('one function decides whether a value is a mapping', () => {
  const repeated = files.filter((file) =>
    /=== 'object'[^;]*!Array\.isArray\(/.test(readFileSync(join(PACKAGES, file), 'utf8')),
  );
  expect(repeated).toEqual([]);
});
