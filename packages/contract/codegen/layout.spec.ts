// The order of the engine's folders is a matter of ESLint; circles of files are what it cannot see.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const SOURCE = join(__dirname, '../src');

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): string[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  return [...text.matchAll(/(?:from|import\(|require\()\s*'(\.[^']*)'/g)].flatMap(([, path]) => {
    const target = posix.join(posix.dirname(file), path!);
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

test('the imports of each file are found', () => {
  expect(imports.get('diagnostics/order.ts')).toEqual([
    'source/text-order.ts',
    'diagnostics/diagnostic.ts',
  ]);
});

test('no file imports itself by way of others', () => {
  const done = new Set<string>();
  expect(files.map((file) => findCircle(file, [], done)).find(({ length }) => length > 0)).toBe(
    undefined,
  );
});

test('no file has a name that says nothing of what it does', () => {
  const empty = ['judge', 'utils', 'helpers', 'common', 'misc'];
  expect(files.filter((file) => empty.includes(posix.basename(file, '.ts')))).toEqual([]);
});
