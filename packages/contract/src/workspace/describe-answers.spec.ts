import { isFound, type ResolvedBundle } from '../resolve/resolver';
import { createWorkspaceIndex } from './workspace-index';

const bundle = (root: string): ResolvedBundle => ({
  root,
  name: 'platform',
  version: '2.0.0',
  kind: 'platform',
});

describe('the hint for a reference that fits several bundles', () => {
  test.each<[string, string[], string | undefined]>([
    ['a checkout in a folder', ['pactos/platform', 'trees/fix/pactos/platform'], 'trees/fix'],
    ['a checkout that comes first', ['.wt/x/platform', 'platform'], '.wt/x'],
    ['one of three', ['other', 'pactos/platform', 'clone/pactos/platform'], 'clone'],
    ['two bundles side by side', ['pactos/platform', 'pactos/copy'], undefined],
    ['a name that only ends the same', ['form', 'plat-form'], undefined],
  ])('%s', (_, roots, folder) => {
    const index = createWorkspaceIndex(roots.map(bundle), { registries: ['ghcr.io/example'] });
    const answer = index.resolve({ ref: 'oci://ghcr.io/example/platform:2.0.0', from: 'api' });
    expect(answer).toMatchObject({
      status: 'duplicate',
      hint: folder
        ? `The folder \`${folder}\` seems to hold a second checkout of this workspace, such as a git worktree. Add \`${folder}\` to \`.gitignore\` or \`.nxignore\`.`
        : 'Give each bundle its own name or version.',
    });
  });
});

test.each<[string, (string | undefined)[], string]>([
  ['one version', ['2.0.0'], '`2.0.0`'],
  ['two versions', ['2.0.0', '1.0.0'], '`1.0.0`, `2.0.0`'],
  ['one version of two bundles', ['2.0.0', '2.0.0'], '`2.0.0`'],
  ['two bundles without a version', [undefined, undefined], '`none`'],
])('the answer for another version lists each once: %s', (_, versions, listed) => {
  const bundles = versions.map((version, at) => ({ ...bundle(`platform-${at}`), version }));
  const index = createWorkspaceIndex(bundles, { registries: ['ghcr.io/example'] });
  const answer = index.resolve({ ref: 'oci://ghcr.io/example/platform:9.0.0', from: 'api' });
  expect(answer).toMatchObject({
    status: 'absent',
    message: expect.stringContaining(`exists here at ${listed}.`),
  });
});

test.each<[string, Partial<ResolvedBundle>[], string | undefined, string]>([
  [
    'no contract has the name',
    [{ root: 'b/platform', name: undefined }],
    'b/platform',
    'Fix `b/platform/pacto.yaml`.',
  ],
  [
    'two folders have it, one of them beside the contract that asks',
    [
      { root: 'b/platform', name: undefined },
      { root: 'a/platform', name: undefined },
    ],
    'a/platform',
    'Fix `a/platform/pacto.yaml`.',
  ],
  [
    'another version is here',
    [{ root: 'a/platform', name: undefined }, { root: 'a/platform-2' }],
    'a/platform',
    'Fix `a/platform/pacto.yaml`, or use a version that exists here.',
  ],
  [
    'the contract in the folder has another name',
    [{ root: 'a/platform', name: 'other' }],
    undefined,
    'Correct the name, or add the contract to this workspace.',
  ],
])(
  'the answer names an unreadable contract in a folder of the name: %s',
  (_, given, root, hint) => {
    const bundles = given.map((own) => ({ ...bundle('x'), ...own }));
    const index = createWorkspaceIndex(bundles, { registries: ['ghcr.io/example'] });
    const answer = index.resolve({ ref: 'oci://ghcr.io/example/platform:9.0.0', from: 'a/api' });
    expect(answer).toMatchObject({ status: 'absent', hint });
    expect(isFound(answer) || answer.unread?.root).toBe(root);
  },
);

test.each<[string, string[], string]>([
  ['none', [], 'the plugin option `registry` is not set.'],
  [
    'one',
    ['ghcr.io/example'],
    'it is not directly below `ghcr.io/example`, the plugin option `registry`.',
  ],
  [
    'two',
    ['ghcr.io/example', 'oci://ghcr.io/other'],
    'it is not directly below `ghcr.io/example` or `ghcr.io/other`, the plugin option `registry`.',
  ],
])('the answer for another registry names those of this workspace: %s', (_, registries, words) => {
  const index = createWorkspaceIndex([bundle('platform')], { registries });
  const ref = 'oci://ghcr.io/exampel/platform:2.0.0';
  expect(index.resolve({ ref, from: 'api' })).toMatchObject({
    status: 'external',
    message: `\`${ref}\` is not in this workspace: ${words}`,
  });
});
