import type { ExecutorContext, ProjectGraph, Task } from '@nx/devkit';
import { createPublishRunner } from './publish-runner';

/** Each key is a project, and lists what it references. */
async function orderOf(
  references: Record<string, string[]>,
  tasks: readonly string[],
): Promise<string[]> {
  const nodes = Object.entries(references).map(([name, providers]) => [
    name,
    {
      name,
      type: 'lib',
      data: {
        root: name,
        metadata: { pacto: { references: [{ answeredBy: providers }] } },
      },
    },
  ]);
  const projectGraph = { nodes: Object.fromEntries(nodes), dependencies: {} } as ProjectGraph;
  const context = { root: __dirname, projectGraph, nxJsonConfiguration: {} } as ExecutorContext;
  const all = tasks.map((id) => {
    const [project, target] = id.split(':');
    return { id, target: { project, target } } as Task;
  });
  const { order } = await createPublishRunner(context, []);
  return order!(all).map(({ id }) => id);
}

test.each<[string, Record<string, string[]>, string[], string[]]>([
  ['alone', { a: [] }, ['a:publish'], ['a:publish']],
  [
    'after its provider',
    { a: ['b'], b: [] },
    ['a:publish', 'b:publish'],
    ['b:publish', 'a:publish'],
  ],
  [
    'two targets of one project',
    { a: [] },
    ['a:nx-release-publish', 'a:publish'],
    ['a:nx-release-publish', 'a:publish'],
  ],
  [
    'two targets, each after both of the provider',
    { a: ['b'], b: [] },
    ['a:nx-release-publish', 'a:publish', 'b:nx-release-publish', 'b:publish'],
    ['b:nx-release-publish', 'b:publish', 'a:nx-release-publish', 'a:publish'],
  ],
  [
    'projects that reference each other',
    { a: ['b'], b: ['a'] },
    ['a:publish', 'b:publish'],
    ['b:publish', 'a:publish'],
  ],
])('the order of publishing keeps every task: %s', async (_, references, tasks, expected) => {
  expect(await orderOf(references, tasks)).toEqual(expected);
});

test.each([
  [{}, 0],
  [{ validateTargetName: false }, 1],
])(
  'under %j there are %d notices about contracts that are not validated',
  async (options, count) => {
    const nxJsonConfiguration = { plugins: [{ plugin: 'nx-pacto', options }] };
    const projectGraph = { nodes: {}, dependencies: {} } as ProjectGraph;
    const context = { root: __dirname, projectGraph, nxJsonConfiguration } as ExecutorContext;
    const { notices } = await createPublishRunner(context, []);
    expect(notices).toHaveLength(count);
  },
);
