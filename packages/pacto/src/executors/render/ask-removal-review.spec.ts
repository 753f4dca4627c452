import { normalizeOptions } from '../../options';
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

test.each<[string, string, object]>([
  ['renders one unit', 'run a:pacto-render --base=main', {}],
  ['names no base', 'affected -t pacto-render', {}],
  ['names a base without a text', 'affected -t pacto-render --base=', {}],
  ['runs other targets', 'affected -t pacto-diff,build --base=main', {}],
  ['runs some projects alone', 'run-many -t pacto-render -p a,b --base=main', {}],
  ['runs one project alone', 'run-many -t pacto-render --projects=a --base=main', {}],
  ['runs a target that is turned off', AFFECTED, { renderTargetName: false }],
  ['runs a target that has another name', AFFECTED, { renderTargetName: 'deploy' }],
])('a command that %s does not review removed units', (_case, command, options) => {
  expect(ask(command, {}, options)).toBeUndefined();
});

test.each<[string, string, object, ReturnType<typeof ask>]>([
  ['affected', AFFECTED, {}, { asked: { text: 'main', from: 'affected' }, given: {} }],
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
      given: {
        base: 'main',
        environment: 'prod',
        format: 'github',
        outputFile: 'dist/{projectName}.txt',
      },
    },
  ],
  [
    'affected, with the options of the workspace',
    AFFECTED,
    { 'pacto-render': { options: { failOn: 'destroys' } } },
    { asked: { text: 'main', from: 'affected' }, given: { failOn: 'destroys' } },
  ],
  [
    'affected, with the base of the workspace, as tasks have it',
    'affected -t pacto-render',
    { 'pacto-render': [{ options: { base: 'v1' } }, { filter: {}, options: { base: 'v2' } }] },
    { asked: { text: 'v1', from: 'option' }, given: { base: 'v1' } },
  ],
  [
    'affected, where the command wins over the workspace',
    `${AFFECTED} -- --failOn=none`,
    { 'nx-pacto:render': { options: { failOn: 'destroys' } } },
    { asked: { text: 'main', from: 'affected' }, given: { failOn: 'none' } },
  ],
  [
    'affected, with an option that has no value, which tasks refuse',
    `${AFFECTED} --failOn`,
    {},
    { asked: { text: 'main', from: 'affected' }, given: { failOn: true } },
  ],
])('%s reviews removed units', (_case, command, targetDefaults, expected) => {
  expect(ask(command, targetDefaults)).toEqual(expected);
});
