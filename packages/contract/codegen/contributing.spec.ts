import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

type Manifest = Partial<
  Record<'dependencies' | 'devDependencies' | 'peerDependencies', Record<string, string>>
>;

function dependenciesOf(path: string): string[] {
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(read(path)) as Manifest;
  return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
}

const chosen = [
  ...new Set(
    ['package.json', 'packages/contract/package.json', 'packages/pacto/package.json'].flatMap(
      dependenciesOf,
    ),
  ),
].filter((name) => name !== 'pacto-contract' && !name.startsWith('@types/'));

test.each(chosen)('CONTRIBUTING gives the reason for %s', (name) => {
  expect(read('CONTRIBUTING.md')).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|.*\\w`, 'm'));
});

test('ARCHITECTURE explains each folder of the engine, in the order that lint enforces', () => {
  const folders = /ENGINE_FOLDERS = \[([^\]]*)\]/.exec(read('eslint.config.mjs'))![1]!;
  const order = [...folders.matchAll(/'([^']*)'/g)].map(([, name]) => name!);
  const table = read('ARCHITECTURE.md').split('## Folders of the engine')[1]!.split('\n\n')[2]!;
  const explained = [...table.matchAll(/^\| (`[^|]*)\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]*)`/g)].map(([, name]) => name!),
  );
  const present = readdirSync(join(ROOT, 'packages/contract/src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(present.filter((name) => !order.includes(name))).toEqual([]);
  expect(present.filter((name) => !explained.includes(name))).toEqual([]);
  expect(explained).toEqual(order.filter((name) => explained.includes(name)));
});
