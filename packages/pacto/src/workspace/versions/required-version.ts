// The version that the changes of one contract since a base require. It compares the two sides itself, as
// `pacto-diff` does. So `pacto-diff` does not have to run before.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readNxJson } from '@nx/devkit';
import { createSession, diffBundle, requiredVersion, type DiffReport } from 'pacto-contract';
import {
  openDisk,
  type Files,
  type ResolvedBundle,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import type { Base } from '../../base/base';
import { chooseBase } from '../../base/choose-base';
import { createBaseOpener } from '../../base/open-asked-base';
import { readIgnoredFiles } from '../../nx/ignored-files';
import type { GeneratorWorkspace } from '../open/read-workspace';

/** Throws where the base cannot be read or the two sides cannot be compared. */
export async function findRequiredVersion(
  workspace: GeneratorWorkspace,
  bundle: ResolvedBundle,
  base: string | undefined,
): Promise<string> {
  const report = (await compareWithBase(workspace, [bundle], base, diskSide(workspace))).get(
    bundle.root,
  );
  const name = bundle.name ?? bundle.root;
  const { version: from } = report?.base ?? {};
  const to = bundle.version;
  // A new contract has no consumers yet.
  if (report === undefined || from === undefined) {
    if (to === undefined)
      throw new Error(`\`${name}\` has no version yet. Give one with \`--to\`.`);
    return to;
  }
  const required = requiredVersion(from, to ?? '', report.requiredBump);
  if (required !== undefined) return required;
  throw new Error(
    `\`${name}\` had the version \`${from}\` and has \`${to ?? 'none'}\`. One of them is not a semantic version. Give a version such as \`--to=1.0.0\`.`,
  );
}

/** What a diff reads of the head side, where that differs from what is on disk. */
export interface HeadSide {
  readonly files: Files;
  readonly index: WorkspaceIndex;
}

export function diskSide({ tree, index }: GeneratorWorkspace): HeadSide {
  const { root } = tree;
  const disk = openDisk(root);
  // One call of git answers for all files that a comparison may read.
  const roots = index.bundles
    .map((bundle) => bundle.root)
    .filter((one) => existsSync(join(root, one)));
  const listed = new Set(roots.flatMap((one) => disk.files().list(one)));
  return { files: disk.files(readIgnoredFiles(root, [...listed])), index };
}

/** A side with other texts of some files, by their path. */
export function withTexts(
  { files, index }: HeadSide,
  texts: ReadonlyMap<string, string>,
): HeadSide {
  return {
    files: {
      ...files,
      read: (path, options) => {
        const text = texts.get(path);
        return text === undefined
          ? files.read(path, options)
          : { status: 'file', bytes: Buffer.from(text) };
      },
    },
    index,
  };
}

/** The diff of each contract, by its folder. A contract that is new since the base has none. */
export function compareWithBase(
  workspace: GeneratorWorkspace,
  bundles: readonly ResolvedBundle[],
  asked: string | undefined,
  { files, index }: HeadSide,
): Promise<Map<string, DiffReport>> {
  return withBase(workspace, asked, async (base) => {
    const reports = new Map<string, DiffReport>();
    const session = createSession();
    for (const bundle of bundles) {
      const earlier = await base.find(bundle, index);
      if (typeof earlier === 'object') throw new Error(`${earlier.problem} ${earlier.hint}`);
      if (earlier === undefined) continue;
      const side = await base.sideFor(earlier);
      if ('problem' in side) throw new Error(`${side.problem} ${side.hint}`);
      const { report } = diffBundle(session, {
        head: { files, index, root: bundle.root },
        base: {
          kind: base.kind,
          ref: base.nameFor(earlier),
          side,
        },
        failOn: 'none',
      });
      if (report.outcome === 'failed') throw new Error(describeFailure(report));
      reports.set(bundle.root, report);
    }
    return reports;
  });
}

/** The base is open while `use` runs. Throws where it cannot be read. */
export async function withBase<Result>(
  { tree, options, index }: GeneratorWorkspace,
  asked: string | undefined,
  use: (base: Base) => Promise<Result>,
): Promise<Result> {
  const bases = createBaseOpener({
    root: tree.root,
    env: process.env,
    options,
    bundleRoots: index.bundles.map((bundle) => bundle.root),
    compares: true,
  });
  try {
    const base = await bases.open(chooseBase(asked, process.env, readNxJson(tree) ?? {}));
    if ('problem' in base) throw new Error(`${base.problem} ${base.hint}`);
    return await use(base);
  } finally {
    bases.close();
  }
}

function describeFailure({ bundle, diagnostics }: DiffReport): string {
  const [first] = diagnostics;
  const reason = first ? `${first.code} in \`${first.file}\`: ${first.message}` : '';
  return `\`${bundle.name ?? bundle.path}\` cannot be compared with the base. ${reason}`;
}
