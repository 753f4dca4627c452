// Whether a release raises a version as far as the changes since the last release demand.
import { actualBump, isBumpEnough } from 'pacto-contract';
import { openGitRepository, type ResolvedBundle } from 'pacto-contract/graph';
import { compareWithBase, diskSide } from '../generators/workspace/required-version';
import type { GeneratorWorkspace } from '../generators/workspace/read-workspace';

export interface ReleaseOfProject {
  readonly project: string;
  readonly group: string;
  /** `releaseTag.pattern` of the group. */
  readonly tagPattern: string | undefined;
  readonly options: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A sentence where the new version is too low. The changes are those since the tag of the version that the
 * contract has now, or since `versionActionsOptions.base`; without either there is nothing to compare with.
 */
export async function findBumpProblem(
  workspace: GeneratorWorkspace,
  bundle: ResolvedBundle,
  newVersion: string,
  release: ReleaseOfProject,
): Promise<string | undefined> {
  if (release.options?.['checkBump'] === false) return undefined;
  const base = await findBase(workspace, bundle, release);
  if (base === undefined) return undefined;
  const report = (await compareWithBase(workspace, [bundle], base, diskSide(workspace))).get(
    bundle.root,
  );
  const from = report?.base.version;
  if (report === undefined || from === undefined) return undefined;
  const bump = actualBump({ base: from, head: newVersion });
  if (isBumpEnough(bump, report.requiredBump)) return undefined;
  return (
    `RELEASE_BUMP_TOO_SMALL The changes of \`${release.project}\` since ${from} demand a ${report.requiredBump} version. ` +
    `${newVersion} is lower. Raise the bump in the version plan, or set \`versionActionsOptions.checkBump\` to false for this release.`
  );
}

async function findBase(
  { tree }: GeneratorWorkspace,
  { version }: ResolvedBundle,
  { project, group, tagPattern, options }: ReleaseOfProject,
): Promise<string | undefined> {
  const given = options?.['base'];
  if (typeof given === 'string' && given !== '') return given;
  if (tagPattern === undefined || version === undefined) return undefined;
  const tag = tagPattern
    .replace(/\{projectName\}/g, project)
    .replace(/\{releaseGroupName\}/g, group)
    .replace(/\{version\}/g, version);
  return (await isTag(tree.root, tag)) ? `refs/tags/${tag}` : undefined;
}

async function isTag(folder: string, tag: string): Promise<boolean> {
  const repository = openGitRepository(folder, { env: process.env });
  try {
    return !('problem' in (await repository.resolve(`refs/tags/${tag}`)));
  } finally {
    repository.close();
  }
}
