import type { ExecutorContext, Task } from '@nx/devkit';
import { openWorkCounter } from '../../../contract/testing/count-work';
import { findSharedOutputs } from './find-shared-outputs';
import { runAlone } from './run-batch';

interface Known {
  /** Without it, the executor is that of `pacto-validate`. */
  readonly executor?: string;
  readonly overrides?: object;
  /** The options of the target, as `nx.json` or a plugin gives them. */
  readonly options?: object;
}

/** A run with one task per project, both named by the key. */
function contextOf(
  run: Record<string, Known>,
): Pick<ExecutorContext, 'taskGraph' | 'projectGraph'> {
  const tasks = Object.entries(run).map(([name, { overrides = {} }]): [string, Task] => [
    `${name}:t`,
    { id: `${name}:t`, target: { project: name, target: 't' }, overrides } as Task,
  ]);
  const nodes = Object.entries(run).map(([name, { executor = 'pacto:validate', options }]) => [
    name,
    { name, type: 'lib', data: { root: name, targets: { t: { executor, options } } } },
  ]);
  return {
    taskGraph: {
      roots: [],
      tasks: Object.fromEntries(tasks),
      dependencies: {},
      continuousDependencies: {},
    },
    projectGraph: { nodes: Object.fromEntries(nodes), dependencies: {} },
  };
}

const counter = openWorkCounter();
afterAll(() => counter.close());

const RENDER = 'pacto:render';
const PUBLISH = 'nx-pacto:publish';

describe('findSharedOutputs', () => {
  test.each<[string, Record<string, object>, Record<string, Known>, string[]]>([
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
      { a: {}, b: { overrides: { outputFile: 'x' } } },
      ['a', 'b'],
    ],
    [
      'a task of another process, by its target',
      { a: { outputFile: 'x' } },
      { a: {}, b: { options: { outputFile: 'x' } } },
      ['a', 'b'],
    ],
    [
      'a target whose option the command replaced',
      { a: { outputFile: 'x' } },
      { a: {}, b: { options: { outputFile: 'x' }, overrides: { outputFile: 'y' } } },
      [],
    ],
    [
      'absolute paths, which are refused for that',
      { a: { outputFile: '/x' }, b: { outputFile: '/x' } },
      { a: {}, b: {} },
      [],
    ],
    [
      'a placeholder that the task does not replace, which another check refuses',
      { a: { outputFile: 'x/{name}' }, b: { outputFile: 'x/{name}' } },
      { a: {}, b: {} },
      [],
    ],
    ['a value that is not a path', { a: { outputFile: true } }, { a: {}, b: {} }, []],
    [
      'one folder',
      { a: { outputFolder: 'out' }, b: { outputFolder: 'out/' }, c: { outputFolder: 'out-c' } },
      { a: { executor: RENDER }, b: { executor: RENDER }, c: { executor: RENDER } },
      ['a', 'b'],
    ],
    [
      'a folder inside of another, which is emptied',
      { a: { outputFolder: 'out/a' }, b: { outputFolder: 'out/a/b' } },
      { a: { executor: RENDER }, b: { executor: RENDER } },
      ['a', 'b'],
    ],
    [
      'a file in a folder that is emptied',
      { a: { outputFolder: 'out' } },
      { a: { executor: RENDER }, b: { overrides: { outputFile: 'out/b.json' } } },
      ['a', 'b'],
    ],
    [
      'a file below the name of another file, which the disk refuses',
      { a: { outputFile: 'out' }, b: { outputFile: 'out/b' } },
      { a: {}, b: {} },
      [],
    ],
    [
      'one packed bundle',
      { a: { output: 'b.tgz' }, b: { output: 'b.tgz' } },
      { a: { executor: PUBLISH }, b: { executor: PUBLISH } },
      ['a', 'b'],
    ],
    [
      'a file and a packed bundle',
      { a: { output: 'x' } },
      { a: { executor: PUBLISH }, b: { overrides: { outputFile: 'x' } } },
      ['a', 'b'],
    ],
    [
      'options that the other target does not have',
      { a: { outputFolder: 'out', output: 'x', outputFile: 'y' } },
      {
        a: { executor: RENDER },
        b: { overrides: { outputFolder: 'out', output: 'x' } },
        c: { executor: PUBLISH, overrides: { outputFile: 'y', output: 'x' } },
      },
      [],
    ],
    [
      'a target of another plugin',
      { a: { outputFile: 'x' } },
      { a: {}, b: { executor: '@nx/eslint:lint', overrides: { outputFile: 'x' } } },
      ['a', 'b'],
    ],
  ])('%s', (_, options, run, expected) => {
    const byId = Object.entries(options).map(([name, own]) => [`${name}:t`, own]);
    const shared = findSharedOutputs(Object.fromEntries(byId), contextOf(run));
    expect([...shared.keys()].sort()).toEqual(expected.map((name) => `${name}:t`));
  });

  test.each([
    ['outputFile', 'pacto:explain', '`runReports`'],
    ['outputFolder', RENDER, 'a folder of its own'],
    ['output', PUBLISH, '`{projectName}`'],
  ])('the problem names `%s`, its path and the other task', (option, executor, advice) => {
    const options = { 'a:t': { [option]: 'x/y' }, 'b:t': { [option]: './x/y' } };
    const problem = findSharedOutputs(options, contextOf({ a: { executor }, b: { executor } })).get(
      'a:t',
    );
    expect(problem).toMatch(`\`${option}\` is \`x/y\`, and \`b:t\` would write it too. `);
    expect(problem).toContain(advice);
  });

  test.each<[string, Record<string, string>, string]>([
    ['two others', { a: 'x', b: 'x', c: 'x' }, 'x`, and `b:t` and `c:t` would write it too.'],
    [
      'three others',
      { a: 'x', b: 'x', c: 'x', d: 'x' },
      'x`, and `b:t`, `c:t` and 1 other would write it too.',
    ],
    [
      'four others, all before it',
      { b: 'x', c: 'x', d: 'x', e: 'x', a: 'x' },
      'x`, and `b:t`, `c:t` and 2 others would write it too.',
    ],
    ['one outside of it', { a: 'x/y/z', b: 'x' }, 'x/y/z`, and `b:t` would empty `x`.'],
    ['one inside of it', { a: 'x', b: 'x/y/z' }, 'x`, and `b:t` would write into it.'],
    ['one in its own folder first', { a: 'x', b: 'x/y', c: 'x' }, 'x`, and `c:t` would write it'],
  ])('the problem of a folder names %s', (_, folders, expected) => {
    const run = Object.fromEntries(
      Object.entries(folders).map(([name, outputFolder]): [string, Known] => [
        name,
        { executor: RENDER, options: { outputFolder } },
      ]),
    );
    const problem = findSharedOutputs({}, contextOf(run)).get('a:t');
    expect(problem).toContain(`\`outputFolder\` is \`${expected}`);
  });

  test('tasks with one folder take work that grows with their number', () => {
    const workOf = (count: number): number => {
      const options = { outputFolder: 'out', outputFile: 'out/x.json' };
      const run = Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`p${at}`, { executor: RENDER, options }]),
      );
      const context = contextOf(run);
      let found = 0;
      const work = counter.count(() => (found = findSharedOutputs({}, context).size));
      expect(found).toBe(count);
      return work;
    };
    const ratio = workOf(2_000) / workOf(500);
    expect(ratio).toBeGreaterThan(3.6);
    expect(ratio).toBeLessThan(4.2);
  });
});

test.each([
  ['x', 'x', true],
  ['x', 'y', false],
])(
  'a task in a process of its own knows the outputs of the run: %s, %s',
  async (own, other, isShared) => {
    const context = contextOf({ a: {}, b: { overrides: { outputFile: other } } });
    const problems: (string | undefined)[] = [];
    await runAlone(
      { outputFile: own },
      { ...context, projectName: 'a', targetName: 't' } as ExecutorContext,
      () => ({
        notices: [],
        run: (_task, _options, problem) => {
          problems.push(problem);
          return { success: true, text: '' };
        },
      }),
    );
    expect(problems.map((problem) => problem !== undefined)).toEqual([isShared]);
  },
);
