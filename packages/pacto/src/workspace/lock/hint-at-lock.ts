import { logger } from '@nx/devkit';
import { codeList } from 'pacto-contract/graph';
import { findStored } from '../find/find-stored';
import type { GeneratorWorkspace } from '../open/read-workspace';

/** A contract into whose files a generator wrote references. */
interface Consumer {
  readonly root: string;
  /** What `nx g lock` calls it. */
  readonly name: string;
  readonly refs: readonly (string | undefined)[];
}

/**
 * Names the command that fetches the artifacts which a generator could not read, and the command that pins
 * those which only other locks pin. Call it after the files are written.
 */
export function hintAtLock(workspace: GeneratorWorkspace, consumers: readonly Consumer[]): void {
  const unread = new Set<string>();
  const unpinned = new Set<string>();
  for (const { root, refs } of consumers) {
    for (const ref of refs) {
      if (ref === undefined || isAnswered(workspace, root, ref)) continue;
      const bundle = findStored(workspace, ref, root);
      if (!bundle) unread.add(ref);
      else if (bundle.lockedBy !== root) unpinned.add(ref);
    }
  }
  const command = lockCommand(workspace, consumers);
  if (unread.size > 0) {
    logger.info(
      `The generator did not read ${codeList([...unread])}, because no lock pins ${them(unread)} to an artifact in the store: ${command} fetches ${them(unread)}.`,
    );
  }
  if (unpinned.size > 0) {
    logger.info(`To pin ${codeList([...unpinned])}, run ${command}.`);
  }
}

function them({ size }: ReadonlySet<string>): string {
  return size === 1 ? 'it' : 'them';
}

/** No lock has an entry for what the workspace answers, or for a local path. */
function isAnswered({ index }: GeneratorWorkspace, from: string, ref: string): boolean {
  return !ref.startsWith('oci://') || index.resolve({ ref, from }).status === 'found';
}

function lockCommand({ installName }: GeneratorWorkspace, consumers: readonly Consumer[]): string {
  const [only, ...more] = consumers;
  const option = only === undefined || more.length > 0 ? '' : ` --project=${only.name}`;
  return `\`nx g ${installName}:lock${option}\``;
}
