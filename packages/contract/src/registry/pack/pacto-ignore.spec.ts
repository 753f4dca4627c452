import { isDefect } from '../../reference/defect';
import { parsePactoIgnore } from './pacto-ignore';

function ignored(text: string, paths: readonly string[]): string[] {
  const isIgnored = parsePactoIgnore(text);
  if (isDefect(isIgnored)) throw new Error(isIgnored.problem);
  return paths.filter((path) => isIgnored(path));
}

it.each<[string, string, string[], string[]]>([
  [
    'nothing',
    '',
    ['.git/config', 'a/.git/config', '.pactoignore', '.DS_Store', 'a/.DS_Store'],
    ['a', '.gitignore', 'git/x'],
  ],
  ['a comment and blank lines', '# *\n\n   \n', [], ['a', '# *']],
  ['blanks around a pattern', '  a.txt \r\n', ['a.txt'], ['b.txt']],
  ['a name', 'a.txt', ['a.txt', 'x/y/a.txt', 'a.txt/in'], ['ba.txt', 'a.txt2']],
  ['a name from the root', '/a.txt', ['a.txt'], ['x/a.txt']],
  ['a path', 'docs/a.md', ['docs/a.md', 'docs/a.md/x'], ['x/docs/a.md']],
  ['a folder', 'tmp/', ['tmp/a', 'x/tmp/a/b'], ['tmp', 'x/tmp', 'tmpx/a']],
  ['a star', '*.md', ['a.md', 'docs/b.md', '.md'], ['a.mdx']],
  ['a star in a path', 'docs/*.md', ['docs/a.md'], ['docs/x/a.md', 'a.md']],
  ['many stars', 'a*b*c', ['abc', 'aXbXbXc'], ['acb', 'abcd']],
  ['a question mark', 'a?c', ['abc', 'aäc', 'a😀c'], ['ac', 'abbc']],
  ['a class', '[a-c].md', ['a.md', 'c.md'], ['d.md', '-.md']],
  ['a negated class', '[^a].md', ['b.md'], ['a.md']],
  ['a quoted star', 'a\\*', ['a*'], ['ab']],
  ['two stars in front', '**/gen', ['gen', 'a/gen', 'a/b/gen/x'], ['gen2']],
  ['two stars in the middle', 'a/**/z', ['a/z', 'a/b/z', 'a/b/c/z'], ['z', 'b/a/z']],
  ['two stars at the end', 'a/**', ['a/b', 'a/b/c'], ['b']],
  ['a file that is taken back', '*.md\n!readme.md', ['a.md'], ['readme.md', 'x/readme.md']],
  ['a file taken back and left out again', '*.md\n!a.md\na.md', ['a.md'], []],
  ['a file of a folder that stays out', 'docs/\n!docs/a.md', ['docs/a.md'], []],
  ['a default that is taken back', '!.DS_Store', [], ['.DS_Store']],
  ['everything', '*', ['a', 'b/c'], ['pacto.yaml']],
  ['the contract', 'pacto.yaml\n/pacto.yaml', ['a/pacto.yaml'], ['pacto.yaml']],
])('with %s', (_, text, left, kept) => {
  expect(ignored(text, [...left, ...kept])).toEqual(left);
});

it.each(['[a', 'a[', '[]', 'a\\', '[a-]', '[-a]'])(
  'refuses the pattern %s, with its line',
  (pattern) => {
    expect(parsePactoIgnore(`# first\n${pattern}\n`)).toMatchObject({
      problem: `Line 2 of \`.pactoignore\` has the malformed pattern \`${pattern}\`.`,
    });
  },
);

it('decides on long names and patterns in time that grows with both, not exponentially', () => {
  const stars = `${'a*'.repeat(2_000)}b`;
  expect(ignored(stars, ['a'.repeat(10_000)])).toEqual([]);
  const deep = `${'**/a/'.repeat(500)}b`;
  expect(ignored(deep, [`${'a/'.repeat(500)}c`])).toEqual([]);
});
