// A newcomer who opens a long file learns from its first lines what it is for.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const PACKAGES = join(__dirname, '../..');
const LONG = 80;
/** Nx and the packages give these names their meaning. */
const EXEMPT = /^(executor|batch|generator|index|schema\.d)\.ts$/;
const IMPORTS = /^(?:import [^;]*;\s*|export (?:type )?(?:\{[^}]*\}|\*) from [^;]*;\s*)*/;

const files = ['contract/src', 'pacto/src']
  .flatMap((root) =>
    readdirSync(join(PACKAGES, root), { recursive: true, encoding: 'utf8' }).map((path) =>
      posix.join(root, path.replaceAll('\\', '/')),
    ),
  )
  .filter((path) => path.endsWith('.ts') && !/\.spec\.ts$|generated/.test(path))
  .filter((path) => !EXEMPT.test(posix.basename(path)))
  .map((path) => ({ path, text: readFileSync(join(PACKAGES, path), 'utf8') }));

const opens = (text: string) => /^\/[/*]/.test(text) || /^\/\*\*/.test(text.replace(IMPORTS, ''));

it.each([
  ['// What it is for.\nimport a from "a";\n', true],
  ["import { a } from './a';\n\n/** What it is for. */\nexport const b = a;\n", true],
  ["import { a } from './a';\n\nexport const b = a;\n", false],
])('%j has an opening comment: %s', (text, expected) => {
  expect(opens(text)).toBe(expected);
});

it(`every file of more than ${LONG} lines opens with a comment`, () => {
  const silent = files.filter(({ text }) => text.split('\n').length - 1 > LONG && !opens(text));
  expect(silent.map(({ path }) => path)).toEqual([]);
});
