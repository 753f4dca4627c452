import { normalizeOptions } from '../options';
import { askRemovalReview } from './ask-removal-review';

const ask = (command: string, targetDefaults: object = {}, options: object = {}) =>
  askRemovalReview(
    {
      workspaceRoot: '/nowhere',
      argv: ['node', 'nx', ...command.split(' ')],
      nxJsonConfiguration: { targetDefaults } as never,
    },
    normalizeOptions(options),
  );

const AFFECTED = 'affected -t pacto-render --base=main';

const TARGET = { target: 'pacto-render', executor: 'nx-pacto:render', plugin: 'nx-pacto' };

test.each<[string, string, object]>([
  ['renders one unit', 'run a:pacto-render --base=main', {}],
  ['names no base', 'affected -t pacto-render', {}],
  ['names a base without a text', 'affected -t pacto-render --base=', {}],
  ['runs other targets', 'affected -t pacto-diff,build --base=main', {}],
  ['runs a target that is turned off', AFFECTED, { renderTargetName: false }],
  ['runs a target that has another name', AFFECTED, { renderTargetName: 'deploy' }],
])('a command that %s does not review removed units', (_case, command, options) => {
  expect(ask(command, {}, options)).toBeUndefined();
});

test.each<[string, string, object, Partial<ReturnType<typeof ask>>]>([
  ['affected', AFFECTED, {}, { asked: { text: 'main', from: 'affected' } }],
  [
    'affected, beside another target',
    'affected --targets=pacto-diff,pacto-render --base v1 --failOn destroys',
    {},
    { asked: { text: 'v1', from: 'affected' }, given: { failOn: 'destroys' } },
  ],
  [
    'run-many, where the base is an option of the tasks',
    'run-many -t pacto-render --base=main -c prod --format=github --outputFile=dist/{projectName}.txt',
    {},
    {
      asked: { text: 'main', from: 'option' },
      given: { base: 'main', format: 'github', outputFile: 'dist/{projectName}.txt' },
      configuration: 'prod',
    },
  ],
  [
    'run-many, of some projects alone',
    'run-many -t pacto-render -p a,b --projects=tag:c -p "d" --base=main',
    {},
    {
      asked: { text: 'main', from: 'option' },
      given: { base: 'main' },
      only: ['a', 'b', 'tag:c', 'd'],
    },
  ],
  [
    'run-many, with a base that Nx only passes on',
    'run-many -t pacto-render -- --base=main --failOn=destroys',
    {},
    { asked: { text: 'main', from: 'option' }, given: { base: 'main', failOn: 'destroys' } },
  ],
  [
    'run-many, with such a base after one of its own options',
    'run-many -t pacto-render -c prod -- --base main -c stg',
    {},
    {
      asked: { text: 'main', from: 'option' },
      given: { base: 'main' },
      configuration: 'prod',
    },
  ],
  [
    'affected, with a base that tasks get beside its own',
    `${AFFECTED} -- --base=v1`,
    {},
    { asked: { text: 'v1', from: 'option' }, given: { base: 'v1' } },
  ],
  [
    'affected, without some projects',
    `${AFFECTED} --exclude=a,b --exclude c --configuration=prod -- --exclude=d -c stg`,
    {},
    {
      asked: { text: 'main', from: 'affected' },
      exclude: ['a', 'b', 'c'],
      configuration: 'prod',
    },
  ],
  [
    'affected, with the base of the workspace, as tasks have it',
    'affected -t pacto-render',
    {
      'pacto-render': [
        { options: { base: 'v1' } },
        { filter: { projects: ['a'] }, options: { base: 'v2' } },
      ],
    },
    { asked: { text: 'v1', from: 'option' } },
  ],
  [
    'run-many, with the base that the workspace gives to an environment',
    'run-many -t pacto-render -c prod',
    { 'pacto-*': { configurations: { prod: { base: 'v1' }, stg: { base: 'v2' } } } },
    { asked: { text: 'v1', from: 'option' }, configuration: 'prod' },
  ],
  [
    'affected, with an option that has no value, which tasks refuse',
    `${AFFECTED} --failOn`,
    {},
    { asked: { text: 'main', from: 'affected' }, given: { failOn: true } },
  ],
])('%s reviews removed units', (_case, command, targetDefaults, expected) => {
  expect(ask(command, targetDefaults)).toEqual({
    target: TARGET,
    given: {},
    exclude: [],
    ...expected,
  });
});
