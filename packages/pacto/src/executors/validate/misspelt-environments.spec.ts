import type { ProjectGraph } from '@nx/devkit';
import { normalizeOptions } from '../../options';
import { findMisspeltEnvironments } from './misspelt-environments';

function noticesOf(environment: string, environments?: readonly string[]): string[] {
  const nodes = {
    api: { data: { metadata: { pacto: { environments: ['stg', environment] } } } },
    lib: { data: {} },
  } as unknown as ProjectGraph['nodes'];
  return findMisspeltEnvironments(normalizeOptions({ environments }), nodes);
}

test.each([
  ['Prod', 'prod'],
  ['PROD', 'prod'],
  ['prd', 'prod'],
  ['production', 'prod'],
  ['Development', 'dev'],
  ['prod.yaml', undefined],
  ['prod-eu', undefined],
  ['dev2', undefined],
  ['qa', undefined],
  ['eu-prod', undefined],
  ['stg', undefined],
])('the override file of %s may be one of %s', (name, meant) => {
  expect(noticesOf(name)).toEqual(
    meant === undefined
      ? []
      : [
          `\`api\` has an override file for \`${name}\`, but the plugin option \`environments\` has \`dev\`, \`stg\`, \`prod\`. Did you mean \`${meant}\`? If not, add \`${name}\` to the option.`,
        ],
  );
});

test.each([
  ['prod', ['`production`']],
  ['pro', ['`production`']],
  ['p', []],
  ['production-eu', []],
])('the override file of %s beside `production` may be one of %j', (name, meant) => {
  const notices = noticesOf(name, ['stg', 'production']);
  expect(notices.map((notice) => /Did you mean (.*)\?/.exec(notice)?.[1])).toEqual(meant);
});
