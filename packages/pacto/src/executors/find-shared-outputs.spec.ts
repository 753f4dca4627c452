import type { Task, TaskGraph } from '@nx/devkit';
import { findSharedOutputs } from './find-shared-outputs';

function graphOf(overrides: Record<string, object>): TaskGraph {
  const tasks = Object.entries(overrides).map(([id, own]): [string, Task] => [
    id,
    { id, overrides: own } as Task,
  ]);
  return {
    roots: [],
    tasks: Object.fromEntries(tasks),
    dependencies: {},
    continuousDependencies: {},
  };
}

describe('findSharedOutputs', () => {
  test.each<[string, Record<string, object>, Record<string, object>, string[]]>([
    ['no file at all', { a: {}, b: {} }, { a: {}, b: {} }, []],
    ['a file each', { a: { outputFile: 'a' }, b: { outputFile: 'b' } }, { a: {}, b: {} }, []],
    ['one of two', { a: { outputFile: 'x' }, b: {} }, { a: {}, b: {} }, []],
    [
      'one file, written in two ways',
      { a: { outputFile: 'out/x' }, b: { outputFile: './out//x' }, c: { outputFile: 'y' } },
      { a: {}, b: {}, c: {} },
      ['a', 'b'],
    ],
    [
      'a task that the cache answered',
      { a: { outputFile: 'x' } },
      { a: { outputFile: 'x' }, b: { outputFile: 'x' } },
      ['a', 'b'],
    ],
    [
      'absolute paths, which are refused for that',
      { a: { outputFile: '/x' }, b: { outputFile: '/x' } },
      { a: {}, b: {} },
      [],
    ],
    [
      'what nothing replaces, which is refused for that',
      { a: { outputFile: 'x/{name}' }, b: { outputFile: 'x/{name}' } },
      { a: {}, b: {} },
      [],
    ],
    ['a value that is not a path', { a: { outputFile: true } }, { a: {}, b: {} }, []],
  ])('%s', (_, options, overrides, expected) => {
    expect([...findSharedOutputs(options, graphOf(overrides))].sort()).toEqual(expected);
  });
});
