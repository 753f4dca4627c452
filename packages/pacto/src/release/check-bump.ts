// Whether a release raises a version as far as the changes since the last release demand.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actualBump, isBumpEnough, type Bump } from 'pacto-contract';
import { contractPath, type ResolvedBundle } from 'pacto-contract/graph';
import { openGitRepository, readFacts } from 'pacto-contract/read';
import {
  compareWithBase,
  diskSide,
  withTexts,
  type HeadSide,
} from '../workspace/versions/required-version';
import type { GeneratorWorkspace } from '../workspace/open/read-workspace';

interface ReleaseOfProject {
  readonly project: string;
  readonly group: string;
  /** `releaseTag.pattern` of the group. */
  readonly tagPattern: string | undefined;
  readonly options: Readonly<Record<string, unknown>> | undefined;
}

/** What changed in a contract since its last release. */
export interface ChangesSinceRelease {
  readonly from: string;
  readonly requiredBump: Bump;
}

/**
 * The changes since the tag of the version that the contract has on disk, or since
 * `versionActionsOptions.base`. Without both there is nothing to compare with.
 */
export async function findChanges(
  workspace: GeneratorWorkspace,
  bundle: ResolvedBundle,
  release: ReleaseOfProject,
  head = diskSide(workspace),
): Promise<ChangesSinceRelease | undefined> {
  if (release.options?.['checkBump'] === false) return undefined;
  const base = await findBase(workspace, bundle, release);
  if (base === undefined) return undefined;
  const report = (await compareWithBase(workspace, [bundle], base, head)).get(bundle.root);
  const from = report?.base.version;
  return report && from !== undefined ? { from, requiredBump: report.requiredBump } : undefined;
}

/** The files, with the changes that the release made so far, such as the tags of components in their root. */
export function releasedSide(workspace: GeneratorWorkspace): HeadSide {
  const texts = workspace.tree
    .listChanges()
    .flatMap(({ path, content }) => (content ? [[path, content.toString()] as const] : []));
  return withTexts(diskSide(workspace), new Map(texts));
}

/** Without changes any version is enough. One that is too low has an error of its own. */
export function isEnough({ from, requiredBump }: ChangesSinceRelease, to: string): boolean {
  if (requiredBump === 'none') return true;
  return isBumpEnough(actualBump({ base: from, head: to }), requiredBump);
}

export function describeTooSmall(
  project: string,
  { from, requiredBump }: ChangesSinceRelease,
  newVersion: string,
): string {
  return (
    `RELEASE_BUMP_TOO_SMALL The changes of \`${project}\` since ${from} require a ${requiredBump} version. ` +
    `${newVersion} is lower. Raise the bump in the version plan, or set \`versionActionsOptions.checkBump\` to false for this release.`
  );
}

async function findBase(
  { tree }: GeneratorWorkspace,
  { root }: ResolvedBundle,
  { project, group, tagPattern, options }: ReleaseOfProject,
): Promise<string | undefined> {
  const given = options?.['base'];
  if (typeof given === 'string' && given !== '') return given;
  const version = versionOnDisk({ tree }, root);
  if (tagPattern === undefined || version === undefined) return undefined;
  const tag = tagPattern
    .replace(/\{projectName\}/g, project)
    .replace(/\{releaseGroupName\}/g, group)
    .replace(/\{version\}/g, version);
  return (await isTag(tree.root, tag)) ? `refs/tags/${tag}` : undefined;
}

/** The version before the release. The tree may have a new one already. */
export function versionOnDisk(
  { tree }: Pick<GeneratorWorkspace, 'tree'>,
  root: string,
): string | undefined {
  const path = join(tree.root, contractPath(root));
  return existsSync(path) ? readFacts(readFileSync(path)).facts.version : undefined;
}

async function isTag(folder: string, tag: string): Promise<boolean> {
  const repository = openGitRepository(folder, { env: process.env });
  try {
    return !('problem' in (await repository.resolve(`refs/tags/${tag}`)));
  } finally {
    repository.close();
  }
}
