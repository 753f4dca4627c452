import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResolvedBundle } from 'pacto-contract/graph';
import { findWorkspaceNotices } from './workspace-notices';

const bundle = (root: string, name = root): ResolvedBundle => ({
  root,
  name,
  version: '1.0.0',
  kind: 'service',
});

function repository(): string {
  const root = mkdtempSync(join(tmpdir(), 'pacto-notices-'));
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  return root;
}

describe('notices about a workspace', () => {
  test('a folder with letters outside ASCII is named unless git prints paths as they are', () => {
    const root = repository();
    const bundles = [bundle('plain'), bundle('zahlung/größe')];
    expect(findWorkspaceNotices(root, bundles)).toEqual([
      expect.stringContaining('`zahlung/größe` has letters outside ASCII'),
    ]);
    execFileSync('git', ['config', 'core.quotepath', 'off'], { cwd: root });
    expect(findWorkspaceNotices(root, bundles)).toEqual([]);
  });

  test('a worktree inside the workspace is named with what to ignore', () => {
    const root = repository();
    mkdirSync(join(root, 'trees/fix/api'), { recursive: true });
    writeFileSync(join(root, 'trees/fix/.git'), 'gitdir: ../../.git/worktrees/fix\n');
    expect(findWorkspaceNotices(root, [bundle('api'), bundle('trees/fix/api', 'api')])).toEqual([
      expect.stringMatching(/^The folder `trees\/fix` is a git worktree.*`\.nxignore`\.$/),
    ]);
    expect(findWorkspaceNotices(root, [bundle('api'), bundle('copy/api', 'api')])).toEqual([]);
  });
});
