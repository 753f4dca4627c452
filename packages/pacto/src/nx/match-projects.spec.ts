import { createRequire } from 'node:module';
import { matchProjects, type MatchedProject } from './match-projects';

const PROJECTS: readonly MatchedProject[] = [
  { name: 'api', root: 'my-service/api', tags: ['pacto', 'pacto:service'] },
  { name: '@acme/api', root: 'packages/api', tags: ['scope:acme'] },
  { name: 'my-service-root', root: 'my-service/root', tags: ['pacto', 'pacto:root'] },
  { name: 'other-root', root: 'my-service', tags: ['pacto', 'pacto:root', 'a,b'] },
  { name: 'identity', root: 'units/deep/er/identity', tags: [] },
  { name: 'tag:odd', root: '.hidden/odd', tags: ['tag:odd'] },
];

/** The function of Nx is not a public entry, so only this test loads it. */
const ofNx = createRequire(__filename)('nx/src/utils/find-matching-projects') as {
  findMatchingProjects(patterns: string[], projects: object): string[];
};

const PATTERNS: readonly string[][] = [
  ['api'],
  ['API'],
  ['root'],
  ['ap'],
  ['*'],
  ['*', '!api'],
  ['!api'],
  ['!*-root', 'my-service-root'],
  ['!tag:pacto:root'],
  ['tag:pacto:*', '!my-service-root'],
  ['tag:pacto'],
  ['tag:*,b'],
  ['tag:odd'],
  ['name:*-root'],
  ['unlabeled:identity'],
  ['nothing:identity'],
  ['name:*'],
  ['directory:my-service'],
  ['directory:my-service/*'],
  ['directory:my-service/**'],
  ['directory:**/api'],
  ['directory:units/**/identity'],
  ['directory:units/*/identity'],
  ['directory:**'],
  ['my-service/*'],
  ['units/**'],
  ['.hidden/*'],
  ['{api,identity}'],
  ['{my-service,other}-root'],
  ['@(api|identity)'],
  ['+(my|service|-)root'],
  ['?(x)api'],
  ['[ai]*'],
  ['[!ai]*'],
  ['[^a]*'],
  ['other-roo?', 'other-r*t'],
  ['other.root', 'a+'],
  ['@acme/*'],
  ['@acme/**'],
  ['{open', '*-root'],
  ['a)', '*)', '*-root)'],
  ['', 'api'],
  [''],
  [],
];

test.each(PATTERNS.map((patterns) => [patterns.join(' ')] as const))(
  'the patterns `%s` mean the projects that they mean to Nx',
  (text) => {
    const patterns = PATTERNS.find((one) => one.join(' ') === text)!;
    const nodes = PROJECTS.map(({ name, ...data }) => [name, { name, data }] as const);
    const expected = ofNx.findMatchingProjects([...patterns], Object.fromEntries(nodes));
    const matched = [...matchProjects(patterns, PROJECTS)].map(({ name }) => name);
    expect(matched.sort()).toEqual(expected.sort());
  },
);

test('the patterns choose different projects', () => {
  const answers = PATTERNS.map((patterns) =>
    [...matchProjects(patterns, PROJECTS)].map(({ name }) => name).join(' '),
  );
  expect(new Set(answers).size).toBeGreaterThan(15);
});
