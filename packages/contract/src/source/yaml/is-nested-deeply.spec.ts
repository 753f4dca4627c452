import { isNestedDeeply } from './is-nested-deeply';
import { loadYaml } from './yaml-tree';

const brackets = '['.repeat(400);

test.each<[string, string, boolean]>([
  ['lists in each other', `${brackets}${']'.repeat(400)}`, true],
  ['lists that nothing closes', brackets, true],
  ['more levels than a stack has', '{a: '.repeat(50_000), true],
  ['lists of lists in one line', `${'- '.repeat(400)}a`, true],
  [
    'keys, each on a line of its own',
    Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}a:\n`).join(''),
    true,
  ],
  ['brackets in a quoted text', `a: "${brackets}"`, false],
  ['brackets in a block', `a: |\n  ${brackets}\n`, false],
  ['brackets in a comment', `# ${brackets}\na: 1\n`, false],
  ['a line that is indented far', `a: |\n  b\n${' '.repeat(400)}c\n`, false],
  ['many short lists', '- [a, [b]]\n'.repeat(400), false],
])('%s', (_case, text, expected) => {
  expect(isNestedDeeply(loadYaml(), text)).toBe(expected);
});
