import { createRequire } from 'node:module';
import type { TargetDefaults } from '@nx/devkit';
import { readTargetDefaults } from './target-defaults';

const PROJECT = { name: 'my-service-root', root: 'my-service/root', tags: ['pacto:root'] };
const ASKED = { target: 'pacto-render', executor: 'pacto:render', plugin: 'nx-pacto' };

/** The reader of Nx is not a public entry, so only this test loads it. */
const ofNx = createRequire(__filename)(
  'nx/src/project-graph/utils/project-configuration/target-defaults',
) as {
  readTargetDefaultsForTarget(
    target: string,
    defaults: object,
    executor: string,
    options: object,
  ): { options?: object } | null;
};

const by = (mark: string, filter?: object) => ({
  ...(filter ? { filter } : {}),
  options: { [mark]: true, last: mark },
});

const DEFAULTS: Readonly<Record<string, object>> = {
  'nothing at all': {},
  'another target': { build: by('no') },
  'the name': { 'pacto-render': by('name') },
  'the name and the executor': { 'pacto-render': by('name'), 'pacto:render': by('executor') },
  'the executor of another plugin': { 'other:render': by('no') },
  'a glob': { 'pacto-*': by('glob') },
  'several globs': { '*': by('short'), 'pacto-r*': by('long'), 'pacto-*': by('middle') },
  'a glob and the name': { 'pacto-*': by('glob'), 'pacto-render': by('name') },
  'a glob that does not match': { 'pacto-v*': by('no') },
  'a list': { 'pacto-render': [by('one'), by('two')] },
  'a filter that is empty': { 'pacto-render': [by('one'), by('two', {})] },
  'a project': { 'pacto-render': [by('all'), by('one', { projects: ['my-service-root'] })] },
  'another project': { 'pacto-render': [by('all'), by('no', { projects: ['other'] })] },
  'a tag': { 'pacto-render': [by('tag', { projects: ['tag:pacto:root'] })] },
  'a folder': { 'pacto-render': [by('folder', { projects: ['my-service/*'] })] },
  'all but a project': { 'pacto-render': [by('no', { projects: ['!my-service-root'] })] },
  'a plugin': { 'pacto-render': [by('plugin', { plugin: 'nx-pacto' })] },
  'another plugin': { 'pacto-render': [by('no', { plugin: '@nx/vite' })] },
  'an executor': { 'pacto-render': [by('executor', { executor: 'pacto:render' })] },
  'another executor': { 'pacto-render': [by('no', { executor: 'nx:noop' })] },
  'two filters, and one of them does not match': {
    'pacto-render': [by('no', { plugin: 'nx-pacto', projects: ['other'] })],
  },
  'a key whose filters all fail, and a glob': {
    'pacto-render': [by('no', { projects: ['other'] })],
    'pacto-*': by('glob'),
  },
  'a key without an option, and a glob': { 'pacto-render': {}, 'pacto-*': by('no') },
};

const optionsOf = (defaults: object, project: typeof PROJECT | undefined) =>
  readTargetDefaults({ targetDefaults: defaults as TargetDefaults }, { ...ASKED, project }).map(
    ({ options }) => options,
  );

test.each(
  Object.keys(DEFAULTS).flatMap((title) => [
    [title, 'a project', PROJECT] as const,
    [title, 'no project', undefined] as const,
  ]),
)('the options for %s, asked for %s, are those that Nx reads', (title, _asked, project) => {
  const defaults = DEFAULTS[title]!;
  const expected = ofNx.readTargetDefaultsForTarget(ASKED.target, defaults, ASKED.executor, {
    projectName: project?.name,
    projectNode: project && { data: project },
    sourcePlugin: ASKED.plugin,
  });
  expect(Object.assign({}, ...optionsOf(defaults, project))).toEqual(expected?.options ?? {});
});

test.each([
  ['ours', 'pacto:render', [{ a: 1 }]],
  ['another one', 'nx:noop', []],
])('an entry that sets the executor to %s gives these options', (_case, executor, expected) => {
  expect(optionsOf({ 'pacto-render': { executor, options: { a: 1 } } }, PROJECT)).toEqual(expected);
});
