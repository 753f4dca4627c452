import { findLostOption } from './find-lost-option';

test.each<[object | undefined, [string, string] | undefined]>([
  [undefined, undefined],
  [{}, undefined],
  [{ f: ['a.yaml', 'b.yaml'], set: 'x=1' }, undefined],
  [{ values: 'a.yaml', set: 'x=1', __overrides_unparsed__: [] }, undefined],
  [{ values: 'a.yaml', f: 'b.yaml' }, ['--values', '-f']],
  [{ f: 'b.yaml', format: 'json', values: 'a.yaml' }, ['-f', '--values']],
  [{ 'platform-set': 'a:b=1', platformSet: 'a:c=2' }, ['--platform-set', '--platformSet']],
  [{ failOn: 'none', 'fail-on': 'breaking' }, ['--failOn', '--fail-on']],
  [{ 'output-file': 'x', 'fail-on': 'none' }, undefined],
])('%j', (overrides, names) => {
  expect(findLostOption(overrides)).toBe(
    names &&
      `The options \`${names[0]}\` and \`${names[1]}\` are one option, and Nx passes only one of them on. Give all values with one of the two names.`,
  );
});
