import { IMPACTS, type Impact } from './change/change';
import type { Bump } from './change/diff-report';
import { actualBump, requiredBump } from './required-bump';

const [safe, perhaps, breaking] = IMPACTS;

describe('the bump that a change asks for', () => {
  const rows: [Impact | undefined, string | undefined, Bump][] = [
    [undefined, '1.2.0', 'none'],
    [safe, '1.2.0', 'patch'],
    [perhaps, '1.2.0', 'minor'],
    [breaking, '1.2.0', 'major'],
    [breaking, 'v2', 'major'],
    [undefined, '0.3.0', 'none'],
    [safe, '0.3.0', 'patch'],
    [perhaps, '0.3.0', 'patch'],
    [breaking, '0.3.0', 'minor'],
    [breaking, '1.0.0-rc.1', 'minor'],
    [breaking, '1.0.0+build', 'major'],
    [breaking, 'latest', 'major'],
    [breaking, undefined, 'major'],
  ];
  test.each(rows)('%s from %s: %s', (impact, version, expected) => {
    expect(requiredBump(impact, version)).toBe(expected);
  });
});

describe('the bump that a version is', () => {
  const rows: [string | undefined, string | undefined, Bump | null][] = [
    ['1.2.3', '1.2.3', 'none'],
    ['1.2', '1.2.0', 'none'],
    ['1.2.3+a', '1.2.3+b', 'none'],
    ['1.2.3', '1.2.4', 'patch'],
    ['1.2.3', '1.3.0', 'minor'],
    ['1.2.3', '2.0.0', 'major'],
    ['0.9.0', '1.0.0', 'major'],
    ['0.1.0', '0.2.0', 'minor'],
    ['1.2.3', '1.2.4-rc.1', 'patch'],
    ['1.2.3', '2.0.0-rc.1', 'major'],
    ['2.0.0-rc.1', '2.0.0-rc.1', 'none'],
    ['2.0.0-rc.1', '2.0.0-rc.2', 'major'],
    ['2.0.0-rc.1', '2.0.0', 'major'],
    ['2.0.0-rc.1', '2.0.1', 'major'],
    ['1.3.0-rc.1', '1.3.0', 'minor'],
    ['1.3.1-rc.1', '1.3.1', 'patch'],
    ['1.3.1-rc.1', '2.0.0', 'major'],
    ['1.3.0', '1.2.9', null],
    ['2.0.0', '2.0.0-rc.1', null],
    ['latest', '1.0.0', null],
    ['1.0.0', 'latest', null],
    [undefined, '1.0.0', null],
    ['1.0.0', undefined, null],
  ];
  test.each(rows)('%s to %s: %s', (base, head, expected) => {
    expect(actualBump({ base, head })).toBe(expected);
  });
});
