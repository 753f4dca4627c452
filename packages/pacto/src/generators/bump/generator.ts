import { logger, type Tree } from '@nx/devkit';
import { nextVersion, parseVersion, planBump } from 'pacto-contract';
import { codeList, contractPath, type ResolvedBundle } from 'pacto-contract/graph';
import { readContract } from '../../workspace/files/edit-yaml';
import { describeChangedRoots } from '../../workspace/versions/changed-roots';
import { findBundle } from '../../workspace/find/find-bundle';
import { describeLeftBehind } from '../../workspace/versions/left-behind';
import { describeEdits, describeProblems, planEdits } from '../../workspace/versions/plan-edits';
import { readWorkspace, type GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { openReleaseWorkspace } from '../../workspace/versions/open-release-workspace';
import { findRequiredVersion } from '../../workspace/versions/required-version';
import type { BumpSchema } from './schema';

const OTHER_VERSION =
  ' The changes since the base require no other version. For a new one, give `--to=patch`, `--to=minor`, `--to=major` or a version.';

const SIZES = ['patch', 'minor', 'major'] as const;

/** A new version for one contract, and for what names that version beside it. */
export async function bumpGenerator(tree: Tree, schema: BumpSchema): Promise<void> {
  const workspace = await readWorkspace(tree);
  const bundle = findBundle(workspace, schema.name);
  readContract(workspace.writes, bundle.root);
  const to = await chooseVersion(workspace, bundle, schema);
  const { edits, problems } = planBump(openReleaseWorkspace(workspace), [{ bundle, to }]);
  if (problems.length > 0) throw new Error(describeProblems(problems));
  const { name = bundle.root } = bundle;
  const leftBehind = describeLeftBehind(workspace, { bundle, to }, edits);
  planEdits(workspace.writes, edits);
  if (workspace.writes.commit()) {
    const what =
      bundle.version === to
        ? `\`${name}\` already has the version ${to}. These places still had another version:`
        : `\`${name}\` moves to ${to}:`;
    logger.info(
      [what, describeEdits(edits), ...describeChangedRoots(workspace, bundle, edits)].join('\n'),
    );
    for (const line of leftBehind) logger.warn(line);
  } else {
    // The author asked for the lowest version that is enough, and may need another one all the same.
    const advice = (schema.to ?? 'required') === 'required' ? OTHER_VERSION : '';
    logger.info(`\`${name}\` already has the version ${to}. Nothing changed.${advice}`);
  }
}

async function chooseVersion(
  workspace: GeneratorWorkspace,
  bundle: ResolvedBundle,
  { to = 'required', base }: BumpSchema,
): Promise<string> {
  if (to === 'required') return findRequiredVersion(workspace, bundle, base);
  if (base !== undefined) {
    throw new Error('`--base` works only with `--to=required`. Leave one of them out.');
  }
  const size = SIZES.find((name) => name === to);
  if (!size) return checkVersion(to);
  const next = nextVersion(bundle.version ?? '', size);
  if (next === undefined) {
    throw new Error(
      `\`${contractPath(bundle.root)}\` has no semantic version, so there is no next ${size} version. Give a version such as \`--to=1.0.0\`.`,
    );
  }
  return next;
}

function checkVersion(text: string): string {
  if (parseVersion(text)) return text;
  throw new Error(
    `\`--to\` is \`${text}\`. Use a version like \`1.2.3\`, or ${codeList(SIZES)} or \`required\`.`,
  );
}

export default bumpGenerator;
