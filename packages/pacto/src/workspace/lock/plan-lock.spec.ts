import { printLock, type ArtifactSource, type Pin } from 'pacto-contract';
import { treeWithPlugin } from '../../testing/generator-tree';
import { findBundle } from '../find/find-bundle';
import { openReleaseWorkspace } from '../versions/open-release-workspace';
import { planLock } from './plan-lock';
import { readWorkspace } from '../open/read-workspace';

const HOST = 'oci://ghcr.io/others';
const OLD = `sha256:${'0'.repeat(64)}`;
const OTHER = `sha256:${'1'.repeat(64)}`;
const NEW = `sha256:${'2'.repeat(64)}`;

const pinOf = (name: string, digest: string): Pin => ({
  kind: 'policy',
  name,
  ref: `${HOST}/${name}:1.0.0`,
  version: '1.0.0',
  digest,
});
const lockOf = (...pins: Pin[]): string =>
  printLock({ tool: '0.1.0', root: { name: 'api', version: '1.0.0' }, pins });

/** Both locks in one file, as git leaves them. */
function conflictOf(ours: string, theirs: string): string {
  const head = '<<<<<<< HEAD\n';
  return `${head}${ours}=======\n${theirs}>>>>>>> main\n`;
}

/** Plans the lock of a contract with the policies `a` and `b`. The registry has a new digest for each. */
async function plan(text: string) {
  const tree = treeWithPlugin();
  const policies = ['a', 'b'].map((name) => `  - {name: ${name}, ref: '${HOST}/${name}:1.0.0'}\n`);
  tree.write(
    'api/pacto.yaml',
    `pactoVersion: "1.0"\nservice:\n  name: api\n  version: 1.0.0\npolicies:\n${policies.join('')}`,
  );
  tree.write('api/pacto.lock', text);
  const workspace = await readWorkspace(tree);
  const asked: string[] = [];
  const source: ArtifactSource = {
    async resolve({ repository }) {
      asked.push(repository);
      return { digest: NEW };
    },
    async open({ repository }) {
      const name = repository.slice('others/'.length);
      const facts = { name, version: '1.0.0', dependencies: [], configurations: [], policies: [] };
      return { facts } as unknown as Awaited<ReturnType<ArtifactSource['open']>>;
    },
  };
  const texts = openReleaseWorkspace(workspace);
  const bundle = findBundle(workspace, 'api');
  const planned = (await planLock(workspace, source, { bundle, texts, moves: () => false }))!;
  return { asked, text: planned.text, digests: planned.lock.pins.map(({ digest }) => digest) };
}

it.each<[string, string, string[], string[]]>([
  ['an empty lock', '', ['others/a', 'others/b'], [NEW, NEW]],
  [
    'a lock with a wrong digest',
    lockOf(pinOf('a', OLD), pinOf('b', OTHER)).replace(OTHER, 'sha256:1'),
    ['others/b'],
    [OLD, NEW],
  ],
  [
    'a lock with a merge conflict about one pin',
    conflictOf(
      lockOf(pinOf('a', OLD), pinOf('b', OLD)),
      lockOf(pinOf('a', OLD), pinOf('b', OTHER)),
    ),
    ['others/b'],
    [OLD, NEW],
  ],
  [
    'a lock with a merge conflict where each side has one pin',
    conflictOf(lockOf(pinOf('a', OLD)), lockOf(pinOf('b', OTHER))),
    [],
    [OLD, OTHER],
  ],
])(
  'writes %s again, and asks only for pins that cannot be read',
  async (_, before, asks, digests) => {
    const { asked, digests: planned, text } = await plan(before);
    expect(asked).toEqual(asks);
    expect(planned).toEqual(digests);
    expect(text).toContain('lockVersion: 3');
  },
);

it.each<[string, Pin[], Pin[] | undefined]>([
  ['is right', [pinOf('a', OLD), pinOf('b', OTHER)], undefined],
  [
    'has an entry twice',
    [pinOf('a', OLD), pinOf('b', OTHER), pinOf('b', OTHER)],
    [pinOf('a', OLD), pinOf('b', OTHER)],
  ],
  [
    'has an entry that nothing needs',
    [pinOf('a', OLD), pinOf('b', OTHER), pinOf('c', OLD)],
    [pinOf('a', OLD), pinOf('b', OTHER)],
  ],
])('a lock that %s', async (_, before, after) => {
  const { asked, text } = await plan(lockOf(...before));
  expect(asked).toEqual([]);
  const tool = /version: .*/;
  expect(text?.replace(tool, '')).toBe(after && lockOf(...after).replace(tool, ''));
});

it.each([
  ['version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n', 'Run `git lfs pull`.'],
  ['\0GITCRYPT\0', 'Run `git-crypt unlock`, or store the file unencrypted.'],
  ['lockVersion: 4\n', 'Update the plugin: a newer tool wrote this lock.'],
])('refuses to write the lock %j, which has its pins elsewhere', async (text, hint) => {
  await expect(plan(text)).rejects.toThrow(hint);
});
