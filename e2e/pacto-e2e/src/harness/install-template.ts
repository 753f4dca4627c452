import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NX_VERSION } from './paths';
import { mustRun } from './run-command';

/** The dependencies of a new Nx workspace without plugins. */
export function workspaceManifest(devDependencies: Record<string, string> = {}): string {
  return JSON.stringify(
    {
      name: 'example-workspace',
      private: true,
      devDependencies: { '@nx/devkit': NX_VERSION, nx: NX_VERSION, ...devDependencies },
    },
    null,
    2,
  );
}

export async function installTemplate(
  folder: string,
  pluginTarball: string,
  devDependencies: Record<string, string> = {},
): Promise<void> {
  writeFileSync(
    join(folder, 'package.json'),
    workspaceManifest({ pacto: `file:${pluginTarball}`, ...devDependencies }),
  );
  await mustRun('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: folder,
    timeoutMs: 300_000,
  });
}
