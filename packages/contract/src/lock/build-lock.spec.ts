import { readFacts } from '../model/read-facts';
import { buildLock, type ArtifactSource } from './build-lock';
import type { Pin } from './lock';

const HOST = 'oci://ghcr.io/example';

const digestOf = (name: string): string =>
  `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)}`;

const contract = (name: string, more = ''): string =>
  `service: {name: ${name}, version: 2.0.0}\n${more}`;

/** Contracts by the reference that means them. The digest of each is made of that reference. */
const REGISTRY: Readonly<Record<string, string>> = {
  [`${HOST}/platform:2.0.0`]: contract(
    'platform',
    `policies:
  - {name: shared, ref: '${HOST}/shared:1.0.0'}
configurations:
  - {name: values, ref: '${HOST}/values:1.0.0'}
dependencies:
  - {name: other, ref: '${HOST}/other:1.0.0', required: true, compatibility: '^1.0.0'}
`,
  ),
  [`${HOST}/shared:1.0.0`]: contract('shared', `policies: [{name: p, schema: p.json}]`),
  [`${HOST}/values:1.0.0`]: contract('values', `configurations: [{name: v, schema: v.json}]`),
  [`${HOST}/payments ^1.0.0`]: contract('payments'),
  [`${HOST}/renamed:1.0.0`]: contract('another-name'),
  [`${HOST}/steering:1.0.0`]: contract('"\\e[2J"'),
  [`${HOST}/broken:1.0.0`]: '[',
  [`${HOST}/local:1.0.0`]: contract('local', `policies: [{name: p, ref: ../platform}]`),
  [`${HOST}/circle:1.0.0`]: contract(
    'circle',
    `policies: [{name: again, ref: '${HOST}/circle:1.0.0'}]`,
  ),
};

/** Asks are written down. `silent` is a registry that does not answer. */
function openSource(): { source: ArtifactSource; asked: string[] } {
  const asked: string[] = [];
  const source: ArtifactSource = {
    async resolve({ text, host }, range) {
      const key = range === undefined ? text : `${text} ${range}`;
      asked.push(key);
      if (host === 'silent.example') {
        return { reason: 'It gave no answer.', isAbsent: false, isUnanswered: true };
      }
      if (REGISTRY[key] === undefined) {
        return { reason: `There is no ${key}.`, hint: 'Correct it.', isAbsent: true };
      }
      return { digest: digestOf(key) };
    },
    async open(_, digest) {
      const [, text] = Object.entries(REGISTRY).find(([key]) => digestOf(key) === digest) ?? [];
      if (text === undefined) return { reason: 'It is gone.', hint: 'Check it.', isAbsent: true };
      return { facts: readFacts(text).facts };
    },
  };
  return { source, asked };
}

interface Declared {
  readonly kind?: Pin['kind'];
  readonly name?: string;
  readonly ref: string;
  readonly range?: string;
}

async function build(declared: readonly Declared[], previous: Pin[] = [], moves = false) {
  const { source, asked } = openSource();
  const { lock, problems } = await buildLock(source, {
    tool: '0.1.0',
    root: { name: 'api', version: '1.0.0' },
    declared: declared.map((one) => ({
      kind: 'policy' as const,
      name: 'entry',
      place: 'api/pacto.yaml:3:5',
      ...one,
    })),
    previous,
    moves: () => moves,
  });
  const pins = lock.pins.map(({ kind, name, ref, from }) => [
    kind,
    name,
    ref.replace(`${HOST}/`, ''),
    ...(from === undefined ? [] : [from]),
  ]);
  const reported = problems.map(({ severity, message }) => `${severity}: ${message}`);
  const hints = problems.map(({ hint }) => hint);
  return { pins, hints, digests: lock.pins.map(({ digest }) => digest), reported, asked };
}

const PLATFORM = digestOf(`${HOST}/platform:2.0.0`);

it.each<[string, Declared, string[][]]>([
  [
    'a policy, and the policies that its contract references',
    { ref: `${HOST}/platform:2.0.0` },
    [
      ['policy', 'entry', 'platform:2.0.0'],
      ['policy', 'shared', 'shared:1.0.0', PLATFORM],
    ],
  ],
  [
    'the policies behind a digest, which itself needs no entry',
    { ref: `${HOST}/platform:2.0.0@${PLATFORM}` },
    [['policy', 'shared', 'shared:1.0.0', PLATFORM]],
  ],
  [
    'a configuration, and the configuration that its contract references',
    { kind: 'config', ref: `${HOST}/platform:2.0.0` },
    [
      ['config', 'entry', 'platform:2.0.0'],
      ['config', 'values', 'values:1.0.0', PLATFORM],
    ],
  ],
  [
    'a dependency by its range, under the name of its service, and nothing of it',
    { kind: 'dependency', ref: `${HOST}/payments`, range: '^1.0.0' },
    [['dependency', 'payments', 'payments']],
  ],
  [
    'contracts that reference each other, once',
    { ref: `${HOST}/circle:1.0.0` },
    [
      ['policy', 'entry', 'circle:1.0.0'],
      ['policy', 'again', 'circle:1.0.0', digestOf(`${HOST}/circle:1.0.0`)],
    ],
  ],
])('the lock pins %s', async (_, declared, pins) => {
  expect(await build([declared])).toMatchObject({ pins, reported: [] });
});

it.each<[string, Declared, string]>([
  [
    'a policy that is not there',
    { ref: `${HOST}/none:1.0.0` },
    `error: There is no ${HOST}/none:1.0.0.`,
  ],
  [
    'a configuration that is not there',
    { kind: 'config', ref: `${HOST}/none:1.0.0` },
    `error: There is no ${HOST}/none:1.0.0.`,
  ],
  [
    'a dependency that is not there, as a warning',
    { kind: 'dependency', ref: `${HOST}/none:1.0.0` },
    `warning: There is no ${HOST}/none:1.0.0.`,
  ],
  [
    'a registry that does not answer',
    { kind: 'dependency', ref: 'oci://silent.example/none:1.0.0' },
    'error: It gave no answer.',
  ],
  [
    'a contract of another name',
    { ref: `${HOST}/renamed:1.0.0` },
    `error: The contract in \`${HOST}/renamed:1.0.0\` is \`another-name\`. By the name of its repository, it must be \`renamed\`.`,
  ],
  [
    'a contract whose name would steer a terminal',
    { ref: `${HOST}/steering:1.0.0` },
    `error: The contract in \`${HOST}/steering:1.0.0\` is \`\\u001b[2J\`. By the name of its repository, it must be \`steering\`.`,
  ],
  [
    'a range that cannot be read',
    { kind: 'dependency', ref: `${HOST}/payments`, range: 'newest' },
    'error: The version range `newest` cannot be read. Use comparators such as `^1.2.0`, `~1.2`, `>=1.0.0, <3.0.0` and `1.x || 2.x`.',
  ],
  [
    'a contract that cannot be read',
    { ref: `${HOST}/broken:1.0.0` },
    `error: The artifact \`${HOST}/broken:1.0.0\` has no readable \`pacto.yaml\`.`,
  ],
  [
    'a published contract that references a path',
    { ref: `${HOST}/local:1.0.0` },
    'error: The published contract references the local path `../platform`. A published contract can reference only `oci://` artifacts.',
  ],
])('the lock reports %s, and pins the others', async (_, declared, message) => {
  const { pins, reported } = await build([declared, { ref: `${HOST}/shared:1.0.0` }]);
  expect(reported).toEqual([message]);
  expect(pins.at(-1)).toEqual(['policy', 'entry', 'shared:1.0.0']);
});

describe('what an earlier lock pins', () => {
  const ref = `${HOST}/shared:1.0.0`;
  const pin: Pin = { kind: 'policy', name: 'entry', ref, digest: PLATFORM };
  const other = { ...pin, ref: `${HOST}/shared:0.9.0` };

  it.each<[string, Pin[], boolean, string[]]>([
    ['is kept, and no registry is asked', [{ ...pin, digest: digestOf(ref) }], false, []],
    ['is asked for again where it moves', [pin], true, [ref]],
    ['does not count for another tag', [other], false, [ref]],
  ])('%s', async (_, previous, moves, expected) => {
    const { asked, digests } = await build([{ ref }], previous, moves);
    expect([asked, digests]).toEqual([expected, [digestOf(ref)]]);
  });

  const gone = { ...pin, digest: digestOf('gone') };
  it('is an error that says what to do where it is that of another contract', async () => {
    const renamed = { ...pin, digest: digestOf(`${HOST}/renamed:1.0.0`) };
    const { pins, hints } = await build([{ ref }], [renamed]);
    expect(pins).toEqual([]);
    expect(hints).toEqual([
      expect.stringContaining('Run the `lock` generator with `--update=shared`'),
    ]);
  });

  it.each<[string, string, Pin[], string]>([
    ['by the lock', ref, [gone], 'Run the `lock` generator with `--update=shared`'],
    ['by the reference', `${ref}@${gone.digest}`, [], 'Correct the digest, or reference a tag'],
  ])(
    'is an error that says what to do where no registry has it: %s',
    async (_, text, previous, hint) => {
      const { pins, reported, hints } = await build([{ ref: text }], previous);
      expect({ pins, reported }).toEqual({ pins: [], reported: ['error: It is gone.'] });
      expect(hints).toEqual([expect.stringContaining(hint)]);
    },
  );
});

it('pins a contract once that two dependencies are', async () => {
  const declared = ['first', 'second'].map((name) => ({
    kind: 'dependency' as const,
    name,
    ref: `${HOST}/payments`,
    range: '^1.0.0',
  }));
  expect((await build(declared)).pins).toEqual([['dependency', 'payments', 'payments']]);
});
