import { wantsColor } from './terminal';

describe('wantsColor', () => {
  test.each<[NodeJS.ProcessEnv, boolean, boolean | undefined]>([
    [{}, false, undefined],
    [{ NO_COLOR: '1' }, false, false],
    [{ NO_COLOR: '' }, false, undefined],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false, false],
    [{ FORCE_COLOR: '0' }, false, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: 'true' }, false, true],
    // What Nx sets for the processes that it forks.
    [{ FORCE_COLOR: 'true' }, true, undefined],
    [{ FORCE_COLOR: '1' }, true, true],
    [{ TERM: 'dumb' }, false, false],
  ])('%j, forked: %j', (env, isFork, expected) => {
    expect(wantsColor(env, isFork)).toBe(expected);
  });
});
