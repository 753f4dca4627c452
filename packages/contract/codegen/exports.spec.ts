// What a file exports, another file imports. An export for a spec alone is allowed when its own
// file uses it as well: a spec may reach into a file, but no code exists for a spec alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const WORKSPACE = join(__dirname, '../../..');
const FOLDERS = [
  ...['packages/contract/src', 'packages/contract/codegen', 'packages/contract/testing'],
  ...['packages/pacto/src', 'tools', 'e2e/pacto-e2e'],
];

const texts = new Map(FOLDERS.flatMap(listFiles).map((path) => [path, read(path)]));
const entries = new Set([
  ...entriesOfPackage('packages/contract'),
  ...entriesOfPackage('packages/pacto'),
  ...entriesOfList('packages/pacto/executors.json'),
  ...entriesOfList('packages/pacto/generators.json'),
]);

function read(path: string): string {
  return readFileSync(join(WORKSPACE, path), 'utf8');
}

function listFiles(folder: string): string[] {
  return readdirSync(join(WORKSPACE, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => /\.m?[jt]s$/.test(path) && !/node_modules|\.d\.ts$|generated/.test(path));
}

/** The sources of what the `exports` of a package list. */
function entriesOfPackage(folder: string): string[] {
  const { exports } = JSON.parse(read(`${folder}/package.json`)) as { exports: object };
  return [...JSON.stringify(exports).matchAll(/"\.\/(src\/[^"*]*)\.js"/g)].map(
    ([, path]) => `${folder}/${path}.ts`,
  );
}

/** The sources that Nx loads by the list of executors or generators. */
function entriesOfList(path: string): string[] {
  return [...read(path).matchAll(/"\.\/(src\/[^"]*)"/g)]
    .map(([, file]) => `packages/pacto/${file!.replace(/\.json$/, '')}.ts`)
    .filter((file) => existsSync(join(WORKSPACE, file)));
}

function sourceOf(path: string, specifier: string): string | undefined {
  const [, entry] = /^pacto-contract(\/\w+)?$/.exec(specifier) ?? [];
  const target = specifier.startsWith('.')
    ? posix.join(posix.dirname(path), specifier).replace(/\.js$/, '')
    : `packages/contract/src${entry ?? '/index'}`;
  return [`${target}.ts`, `${target}/index.ts`].find((file) => texts.has(file));
}

/** What a file imports, as `file#name`; `file#*` where it takes the whole of another file. */
function importsOf(path: string, text: string): string[] {
  const named = /(?:import|export)\s+(?:type\s+)?(?:\w+,\s*)?\{([^}]*)\}\s*from\s*'([^']+)'/g;
  const whole = /(?:import|require)\(\s*'([^']+)'|\*(?:\s+as\s+\w+)?\s+from\s+'([^']+)'/g;
  const uses = (specifier: string, names: readonly string[]) => {
    const source = sourceOf(path, specifier);
    return source === undefined ? [] : names.map((name) => `${source}#${name}`);
  };
  return [
    ...[...text.matchAll(named)].flatMap(([, list, from]) => uses(from!, namesIn(list!, 0))),
    ...[...text.matchAll(whole)].flatMap(([, one, other]) => uses((one ?? other)!, ['*'])),
  ];
}

/** What a file exports by name; the default export is for what loads the file by its path. */
function exportsOf(text: string): string[] {
  const declared =
    /^export (?:abstract |async )*(?:const enum|function\*?|const|let|class|interface|type|enum)\s+(\w+)/gm;
  const listed = /^export (?:type )?\{([^}]*)\}/gm;
  return [
    ...[...text.matchAll(declared)].map(([, name]) => name!),
    ...[...text.matchAll(listed)].flatMap(([, list]) => namesIn(list!, -1)),
  ];
}

/** The names in a list of imports (the first of `a as b`) or of exports (the last). */
function namesIn(list: string, side: 0 | -1): string[] {
  return list
    .split(',')
    .map((item) => item.trim().replace(/^type\s+/, ''))
    .filter((item) => item !== '')
    .map((item) => item.split(/\s+as\s+/).at(side)!);
}

const isTest = (path: string) => /\.spec\.ts$|\/testing\/|^e2e\//.test(path);
const importers = new Map<string, string[]>();
for (const [path, text] of texts) {
  for (const use of importsOf(path, text)) {
    importers.set(use, [...(importers.get(use) ?? []), path]);
  }
}

function isUsed(path: string, name: string): boolean {
  const users = [`${path}#${name}`, `${path}#*`].flatMap((use) => importers.get(use) ?? []);
  if (users.some((user) => !isTest(user))) return true;
  const mentions = texts.get(path)!.match(new RegExp(`\\b${name}\\b`, 'g'))!;
  return users.length > 0 && mentions.length > 1;
}

const sources = [...texts.keys()].filter(
  (path) => /^packages\/\w+\/src\//.test(path) && !isTest(path) && !entries.has(path),
);

it.each([
  [
    'packages/contract/src/diagnostics/order.ts',
    'packages/contract/src/source/text-order.ts#compareText',
  ],
  ['packages/pacto/src/plugin.ts', 'packages/pacto/src/run/end-run.ts#*'],
])('the imports of %s are found', (path, use) => {
  expect(importsOf(path, texts.get(path)!)).toContain(use);
});

it('the entries are found', () => {
  expect([...entries]).toEqual(
    expect.arrayContaining([
      'packages/contract/src/graph.ts',
      'packages/contract/src/registry/index.ts',
      'packages/pacto/src/plugin.ts',
      'packages/pacto/src/executors/diff/hash-diff.ts',
      'packages/pacto/src/generators/root/generator.ts',
    ]),
  );
});

it('every export is imported by another file', () => {
  const unused = sources.flatMap((path) =>
    exportsOf(texts.get(path)!)
      .filter((name) => !isUsed(path, name))
      .map((name) => `${path}: ${name}`),
  );
  expect(unused).toEqual([]);
});
