// The lock that one contract needs, from its texts as they are planned. Nothing is written here.
import {
  buildLock,
  findMisspeltKeys,
  isMapping,
  parseLock,
  pinsSame,
  printLock,
  type ArtifactSource,
  type Lock,
  type LockProblem,
  type Pin,
  type ReleaseWorkspace,
  type UnreadableFile,
} from 'pacto-contract';
import {
  contractPath,
  isFound,
  childPath,
  LOCK_FILE,
  type ResolvedBundle,
} from 'pacto-contract/graph';
import { version } from '../../../package.json';
import { collectExternal } from './collect-external';
import type { GeneratorWorkspace } from '../open/read-workspace';

interface LockRequest {
  readonly bundle: ResolvedBundle;
  /** The texts that declare the references. */
  readonly texts: ReleaseWorkspace;
  /** Whether the registry is asked again for a reference that the previous lock pins. */
  moves(pin: Pin): boolean;
}

interface PlannedLock {
  readonly path: string;
  /** The pins of the existing lock. */
  readonly previous: readonly Pin[];
  readonly lock: Lock;
  /** The text that the file needs. `null` if there must be no file, `undefined` if the file is right already. */
  readonly text: string | null | undefined;
  readonly problems: readonly LockProblem[];
}

/** `undefined` for a contract that neither has a lock nor needs one. */
export async function planLock(
  workspace: GeneratorWorkspace,
  source: ArtifactSource,
  { bundle, texts, moves }: LockRequest,
): Promise<PlannedLock | undefined> {
  const { index, writes } = workspace;
  const path = childPath(bundle.root, LOCK_FILE);
  const current = writes.read(path);
  checkReadable(workspace, texts, bundle);
  const { lock: read, pins: previous } = readPrevious(path, current);
  const declared = collectExternal(texts, bundle, (request) => isFound(index.resolve(request)));
  if (declared.length === 0 && current === undefined) return undefined;
  const { lock, problems } = await buildLock(source, {
    tool: version,
    root: { name: bundle.name, version: bundle.version },
    declared,
    previous,
    moves,
  });
  return { path, previous, lock, text: textOf(lock, read, current), problems };
}

/**
 * A lock that cannot be read is written again, with the pins that can be read. Throws if the file must stay, or if
 * pins are below a misspelt key: a new lock would pin less, or something else.
 */
function readPrevious(
  path: string,
  text: string | undefined,
): { readonly lock?: Lock; readonly pins: readonly Pin[] } {
  if (text === undefined) return { pins: [] };
  const result = parseLock(path, text);
  const { lock } = result;
  const [first] = lock ? findMisspeltKeys(lock.document) : result.mustStay ? result.problems : [];
  if (first) throw new Error(placed(path, first));
  return lock ? { lock, pins: lock.pins } : { pins: result.readable ?? [] };
}

/** A file that cannot be read may hold references, and the lock would lose their pins. Throws then. */
export function checkReadable(
  { writes }: GeneratorWorkspace,
  texts: ReleaseWorkspace,
  { root }: ResolvedBundle,
): void {
  const hasLock = writes.read(childPath(root, LOCK_FILE)) !== undefined;
  const broken = texts
    .unreadableOf(root)
    .filter(({ text }) => hasLock || text.includes('oci://'))
    .map(({ path, problem }) => placed(path, problem));
  if (broken.length > 0) throw new Error(broken.join('\n'));
  const path = contractPath(root);
  if (!hasLock || isMapping(texts.document(path)?.value)) return;
  throw new Error(`\`${path}\` does not contain a mapping. Fix the file and try again.`);
}

function placed(path: string, { message, hint, range }: UnreadableFile['problem']): string {
  const { line, column } = range.start;
  return [`${path}:${line}:${column}: ${message}`, hint].filter(Boolean).join(' ');
}

function textOf(
  lock: Lock,
  previous: Lock | undefined,
  current: string | undefined,
): PlannedLock['text'] {
  if (lock.pins.length === 0) return current === undefined ? undefined : null;
  return previous && pinsSame(previous, lock) ? undefined : printLock(lock);
}

export function describeLockProblem({ reference, message, hint }: LockProblem): string {
  return [`${reference.place}: ${message}`, hint].filter(Boolean).join(' ');
}
