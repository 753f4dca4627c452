import { BASE_VARIABLE, chooseBase, readBaseArgument, readBaseOption } from './choose-base';

describe('which base is asked for', () => {
  test.each<[string, Parameters<typeof chooseBase>, string, string]>([
    [
      'the option',
      ['v1', { [BASE_VARIABLE]: 'a', NX_BASE: 'b' }, { defaultBase: 'c' }],
      'v1',
      'option',
    ],
    [
      'then nx affected',
      [undefined, { [BASE_VARIABLE]: 'a', NX_BASE: 'b' }, { defaultBase: 'c' }],
      'a',
      'affected',
    ],
    ['then NX_BASE', [undefined, { NX_BASE: 'b' }, { defaultBase: 'c' }], 'b', 'NX_BASE'],
    ['then the workspace', [undefined, {}, { defaultBase: 'c' }], 'c', 'nx.json'],
    ['as it was written once', [undefined, {}, { affected: { defaultBase: 'd' } }], 'd', 'nx.json'],
    [
      'an address, without its login',
      ['oci://user:word@ghcr.io/a:1', {}, {}],
      'oci://***@ghcr.io/a:1',
      'option',
    ],
    ['a commit of the reflog', ['main@{1}', {}, {}], 'main@{1}', 'option'],
    ['then main', [undefined, { NX_BASE: '' }, {}], 'main', 'default'],
  ])('%s', (_case, parameters, text, from) => {
    expect(chooseBase(...parameters)).toEqual({ text, from });
  });

  test.each<[string[], string | undefined]>([
    [['node', 'nx', 'affected', '--base=main'], 'main'],
    [['node', 'nx', 'affected', '-t', 'x', '--base', 'v1', '--head=HEAD'], 'v1'],
    [['node', 'nx', 'affected', '-t', 'x'], undefined],
    [['node', 'nx', 'affected', '-t', 'x', '--', '--base=main'], undefined],
  ])('is read from the command line %j', (argv, expected) => {
    expect(readBaseArgument(argv)).toBe(expected);
  });

  test.each<[string, Record<string, unknown>, string | undefined]>([
    ['as it is', { base: 'main' }, 'main'],
    ['none', {}, undefined],
    ['what an unset variable leaves', { base: 0, __overrides_unparsed__: ['--base='] }, undefined],
    ['the same without what was typed', { base: 0 }, undefined],
    ['an id of digits', { base: 1234567 }, '1234567'],
    [
      'an id that looks like a number',
      { base: Infinity, __overrides_unparsed__: ['--base=12e4567'] },
      '12e4567',
    ],
    [
      'of the target, beside other options',
      { base: 'v1', __overrides_unparsed__: ['--x=1'] },
      'v1',
    ],
  ])('is read from the options: %s', (_case, given, expected) => {
    expect(readBaseOption(given)).toBe(expected);
  });
});
