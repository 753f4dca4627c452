import type { Task, TaskGraph } from '@nx/devkit';
import { orderTasks } from './order-tasks';
import { fc } from '../../../contract/testing/random-tests';

function graphOf(dependencies: Record<string, string[]>): TaskGraph {
  const ids = Object.keys(dependencies);
  return {
    roots: [],
    tasks: Object.fromEntries(ids.map((id) => [id, { id } as Task])),
    dependencies,
    continuousDependencies: {},
  };
}

const order = (dependencies: Record<string, string[]>): string[] =>
  orderTasks(graphOf(dependencies)).map(({ id }) => id);

describe('the order of a batch', () => {
  test.each<[Record<string, string[]>, string[]]>([
    [{ b: [], a: [] }, ['a', 'b']],
    [{ a: ['b'], b: [] }, ['b', 'a']],
    [{ a: ['elsewhere'], b: [] }, ['a', 'b']],
    [{ a: ['c'], b: ['a'], c: [] }, ['c', 'a', 'b']],
  ])('%j', (dependencies, expected) => {
    expect(order(dependencies)).toEqual(expected);
  });

  test('every task is there once, cycles or not', () => {
    const id = fc.constantFrom(...'abcdef');
    fc.assert(
      fc.property(fc.dictionary(id, fc.array(id)), (dependencies) => {
        expect(order(dependencies).sort()).toEqual(Object.keys(dependencies).sort());
      }),
    );
  });
});
