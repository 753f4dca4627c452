import type { ReferenceKind } from '../resolve/edges';
import { createUserSearch, type BundleUses } from './find-users';
import { fc } from '../../testing/random-tests';

const HOST = 'oci://ghcr.io/example/pactos';
const REGISTRIES = ['ghcr.io/example/pactos'];
const ALL: readonly ReferenceKind[] = ['dependency', 'configuration', 'policy'];

type Row = [kind: ReferenceKind, ref: string, ...answeredBy: string[]];

const bundle = (name: string, ...rows: Row[]): BundleUses => ({
  root: `all/${name}`,
  name,
  owner: `team/${name}`,
  references: rows.map(([kind, ref, ...answeredBy]) => ({
    kind,
    ref,
    files: ['pacto.yaml'],
    answeredBy,
  })),
});

function usersOf(bundles: BundleUses[], kinds = ALL): string[] {
  const search = createUserSearch(bundles, REGISTRIES);
  return search({ path: 'all/used', name: 'used' }, new Set(kinds)).map(
    ({ name, owner, kinds: as, pinned = '-', through = '-' }) =>
      `${name} ${owner} ${as.join('+')} ${pinned} ${through}`,
  );
}

describe('the users of a bundle', () => {
  test.each<[string, Row[], string[]]>([
    ['one that it answers', [['policy', `${HOST}/used:1.0.0`, 'all/used']], ['policy - -']],
    ['one that names its folder', [['policy', 'file://../used', 'all/used']], ['policy - -']],
    ['one that pins another version', [['policy', `${HOST}/used:0.9.0`]], ['policy 0.9.0 -']],
    [
      'one that pins a digest',
      [['policy', `${HOST}/used@sha256:${'a'.repeat(64)}`]],
      [`policy sha256:${'a'.repeat(64)} -`],
    ],
    [
      'one whose range no longer admits it, which is hit at once',
      [['dependency', `${HOST}/used`]],
      ['dependency - -'],
    ],
    [
      'one that refers to it in two ways, once',
      [
        ['policy', `${HOST}/used:1.0.0`, 'all/used'],
        ['configuration', `${HOST}/used:1.0.0`, 'all/used'],
      ],
      ['configuration+policy - -'],
    ],
    [
      'one that has two versions of it, with that of the workspace',
      [
        ['policy', `${HOST}/used:0.9.0`],
        ['configuration', `${HOST}/used:1.0.0`, 'all/used'],
      ],
      ['configuration+policy - -'],
    ],
    [
      'none that pins a version that another bundle here answers',
      [['policy', `${HOST}/used:0.9.0`, 'all/old']],
      [],
    ],
    [
      'none that names a contract of that name elsewhere',
      [['policy', 'oci://other.io/pactos/used:1.0.0']],
      [],
    ],
    ['none that uses another bundle', [['policy', `${HOST}/other:1.0.0`, 'all/other']], []],
    ['none with a malformed reference', [['policy', 'oci://:::']], []],
  ])('contain %s', (_, rows, expected) => {
    expect(usersOf([bundle('used'), bundle('user', ...rows)])).toEqual(
      expected.map((text) => `user team/user ${text}`),
    );
  });

  const chain = [
    bundle('platform', ['configuration', `${HOST}/used:1.0.0`, 'all/used']),
    bundle('api', ['configuration', `${HOST}/platform:1.0.0`, 'all/platform']),
    bundle('worker', ['configuration', 'file://../api', 'all/api']),
    bundle('caller', ['dependency', `${HOST}/platform:1.0.0`, 'all/platform']),
  ];

  test('contain those that reach a schema through other bundles, and name the bundle beside it', () => {
    expect(usersOf(chain)).toEqual([
      'api team/api configuration - platform',
      'platform team/platform configuration - -',
      'worker team/worker configuration - platform',
    ]);
  });

  test('end where bundles refer to one another', () => {
    const circle = bundle('used', ['configuration', 'file://../api', 'all/api']);
    expect(usersOf([circle, ...chain])).toHaveLength(3);
  });

  test('contain only those that use what changed', () => {
    const bundles = ALL.map((kind) => bundle(kind, [kind, `${HOST}/used:1.0.0`, 'all/used']));
    for (const kind of ALL) {
      expect(usersOf(bundles, [kind])).toEqual([`${kind} team/${kind} ${kind} - -`]);
    }
    expect(usersOf(bundles, [])).toEqual([]);
  });

  test('are the same in whatever order the bundles come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(chain, { minLength: chain.length }), (shuffled) => {
        expect(usersOf(shuffled)).toEqual(usersOf(chain));
      }),
    );
  });
});
