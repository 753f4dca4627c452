import { BASE_VARIABLE, chooseBase, readBaseArgument } from './choose-base';

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
    ['then main', [undefined, { NX_BASE: '' }, {}], 'main', 'nx.json'],
  ])('%s', (_case, parameters, text, from) => {
    expect(chooseBase(...parameters)).toEqual({ text, from });
  });

  test.each<[string[], string | undefined]>([
    [['node', 'nx', 'affected', '--base=main'], 'main'],
    [['node', 'nx', 'affected', '-t', 'x', '--base', 'v1', '--head=HEAD'], 'v1'],
    [['node', 'nx', 'affected', '-t', 'x'], undefined],
    [['node', 'nx', 'affected', '-t', 'x', '--', '--base=main'], undefined],
  ])('of the command line %j', (argv, expected) => {
    expect(readBaseArgument(argv)).toBe(expected);
  });
});
