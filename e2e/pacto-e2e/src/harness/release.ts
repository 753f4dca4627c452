// What the specs of `nx release` share: the options that the docs show, and a service to release.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installTemplate } from './install-template';
import { NX_VERSION, prepared } from './paths';
import type { Workspace } from './workspace';

export const VERSION_ACTIONS = {
  versionActions: 'pacto/release',
  currentVersionResolver: 'disk',
};

/** Every contract has versions of its own. */
export const CONTRACTS = {
  projects: ['tag:pacto'],
  projectsRelationship: 'independent',
  versionPlans: true,
  changelog: { projectChangelogs: true },
  version: VERSION_ACTIONS,
};

/** An npm package beside the contracts. */
export const PACKAGES = {
  projects: ['library'],
  projectsRelationship: 'independent',
  versionPlans: true,
  version: { currentVersionResolver: 'disk' },
};

export const RELEASE_TAG = { pattern: '{projectName}@{version}' };

/** The plans of versions are in `.nx` and are committed. */
export const GITIGNORE = 'node_modules\n.nx/cache\n.nx/workspace-data\ndist\n';

/** A template with other packages than those of most specs. */
export async function installReleaseTemplate(
  name: string,
  packages: Record<string, string> = { '@nx/js': NX_VERSION },
): Promise<string> {
  const template = join(prepared().scratch, name);
  mkdirSync(template);
  await installTemplate(template, prepared().pluginTarball, packages);
  return template;
}

/** A platform contract, and a root with two components. */
export async function generateService(workspace: Workspace): Promise<void> {
  for (const command of [
    ['platform', 'platform-service', '--contract-version=2.0.0'],
    ['root', 'my-service', '--owner=team/example'],
    ['component', 'api', '--port=8080', '--platform=platform-service'],
    ['component', 'worker', '--platform=platform-service'],
  ]) {
    await workspace.mustNx(['g', `pacto:${command[0]}`, ...command.slice(1), '--no-interactive']);
  }
  await workspace.commit('generated');
}
