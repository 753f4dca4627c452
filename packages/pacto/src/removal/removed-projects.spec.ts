import { normalizeOptions } from '../options';
import { askRemovalReview } from './ask-removal-review';
import { findRemovedProjects } from './removed-projects';

interface Workspace {
  readonly targetDefaults?: object;
  /** By path, in the base. */
  readonly files?: Readonly<Record<string, string>>;
}

const REMOVED = ['my-service/root', 'other/root'].map((root) => ({
  root,
  name: `${root.split('/')[0]}-root`,
  version: '1.0.0',
  kind: 'root' as const,
}));

const GRAPH = {
  nodes: { kept: { name: 'kept', type: 'lib' as const, data: { root: 'other', tags: ['pacto'] } } },
};

async function find(command: string, { targetDefaults = {}, files = {} }: Workspace = {}) {
  const nxJsonConfiguration = { targetDefaults } as never;
  const argv = ['node', 'nx', ...command.split(' ')];
  const review = askRemovalReview(
    { workspaceRoot: '/nowhere', argv, nxJsonConfiguration },
    normalizeOptions({}),
  )!;
  const units = { textOf: (path: string) => Promise.resolve(files[path]) };
  return findRemovedProjects({ nxJsonConfiguration }, review, { units, removed: REMOVED }, GRAPH);
}

const AFFECTED = 'affected -t pacto-render --base=main';
const MANY = 'run-many -t pacto-render --base=main';
const OWN = 'my-service/root/project.json';
const named = JSON.stringify({ name: 'shop', tags: ['scope:shop'] });
const noop = JSON.stringify({ targets: { 'pacto-render': { executor: 'nx:noop' } } });

const ROWS: readonly [string, string[], Workspace?][] = [
  [AFFECTED, ['my-service-root', 'other-root']],
  [MANY, ['my-service-root', 'other-root']],
  [`${AFFECTED} --exclude=other-root`, ['my-service-root']],
  [`${AFFECTED} --exclude other-root`, ['my-service-root']],
  [`${AFFECTED} --exclude=tag:pacto:root`, []],
  [`${AFFECTED} --exclude=my-service/*,kept`, ['other-root']],
  [`${AFFECTED} --exclude=!my-service-root`, ['my-service-root']],
  [`${AFFECTED} --exclude=*-root`, []],
  [`${AFFECTED} -- --exclude=other-root`, ['my-service-root', 'other-root']],
  [`${MANY} -p kept`, []],
  [`${MANY} -p kept,other-root`, ['other-root']],
  [`${MANY} --projects=tag:pacto:root --exclude=other*`, ['my-service-root']],
  [`${MANY} -p *,!other-root`, ['my-service-root']],
  [`${AFFECTED} --exclude=shop`, ['other-root'], { files: { [OWN]: named } }],
  [`${AFFECTED} --exclude=my-service-root`, ['shop', 'other-root'], { files: { [OWN]: named } }],
  [`${MANY} -p tag:scope:shop`, ['shop'], { files: { [OWN]: named } }],
  [AFFECTED, ['other-root'], { files: { [OWN]: noop } }],
  [AFFECTED, ['my-service-root', 'other-root'], { files: { [OWN]: '{ "name": ' } }],
];

test.each(
  ROWS.map(([command, expected, workspace = {}]) => [command, expected, workspace] as const),
)('nx %s reviews the removed units %j', async (command, expected, workspace) => {
  const found = await find(command, workspace);
  expect(found.map(({ name }) => name)).toEqual(expected);
});

const target = (text: object): string => JSON.stringify({ targets: { 'pacto-render': text } });
const all = { options: { failOn: 'none', format: 'json' } };
const some = (projects: string[], options: object) => ({ filter: { projects }, options });

test.each<[string, string, Workspace, object]>([
  ['nothing', '', {}, {}],
  ['the command', '--failOn=destroys', {}, { failOn: 'destroys' }],
  ['the workspace', '', { targetDefaults: { 'pacto-render': all } }, all.options],
  [
    'the workspace, by a pattern',
    '',
    { targetDefaults: { 'pacto-*': { options: { failOn: 'destroys' } } } },
    { failOn: 'destroys' },
  ],
  [
    'the workspace, for this project',
    '',
    { targetDefaults: { 'pacto-render': [all, some(['my-*'], { failOn: 'destroys' })] } },
    { failOn: 'destroys', format: 'json' },
  ],
  [
    'the workspace, for another project',
    '',
    { targetDefaults: { 'pacto-render': [all, some(['other-root'], { failOn: 'destroys' })] } },
    all.options,
  ],
  [
    'its file, above the workspace',
    '',
    {
      targetDefaults: { 'pacto-render': all },
      files: { [OWN]: target({ options: { failOn: 'destroys' } }) },
    },
    { failOn: 'destroys', format: 'json' },
  ],
  [
    'its file with comments, below the command',
    '--failOn=none',
    { files: { [OWN]: `// of the unit\n${target({ options: { failOn: 'destroys' } })}` } },
    { failOn: 'none' },
  ],
  [
    'a configuration of its file',
    '-c prod',
    {
      files: {
        [OWN]: target({
          options: { failOn: 'none' },
          configurations: { prod: { failOn: 'destroys' }, stg: { format: 'json' } },
        }),
      },
    },
    { failOn: 'destroys', environment: 'prod' },
  ],
  [
    'the default configuration of its file',
    '',
    { files: { [OWN]: target({ defaultConfiguration: 'prod' }) } },
    { environment: 'prod' },
  ],
  ['the file of another unit', '', { files: { 'other/root/project.json': target(all) } }, {}],
])('a removed unit has the options of %s', async (_case, options, workspace, expected) => {
  const [project] = await find(`${AFFECTED} ${options}`.trim(), workspace);
  expect(project!.given).toEqual(expected);
});
