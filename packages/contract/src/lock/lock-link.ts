// The link that answers from locks and the store, and never from a registry. The lock of a bundle answers its own
// references, and those of the artifacts that it refers to.
import { artifactRootOf } from '../model/artifact-path';
import { childPath, LOCK_FILE } from '../model/bundle-path';
import { kindOfContract } from '../model/bundle-kind';
import type { BundleKind, ContractFacts } from '../model/summary';
import { shortNameOf } from '../reference/oci-name';
import { parseOci, type OciReference } from '../reference/reference';
import type { Link, NoAnswer, Resolution, ResolveRequest } from '../resolve/resolver';
import type { ArtifactState } from '../store/open-artifact';
import { findPin } from './find-pin';
import type { UnreadableLock } from './find-unreadable-lock';
import { HINT_AT_DIGEST, hintToUpdate } from './hint-to-update';
import type { Pin } from './lock';
import type { LockResult } from './parse-lock';

interface LockSources {
  /** The lock of a bundle of the workspace; `undefined` where it has none. */
  lockOf(root: string): LockResult | undefined;
  /** Why that lock is not read although it is there. */
  unreadableLockOf?(root: string): UnreadableLock | undefined;
  /** The artifact with this digest, if it is in the store. */
  artifact(digest: string): ArtifactState;
}

export function createLockLink(sources: LockSources): Link {
  return {
    answer: (request) => answerFromLock(sources, request),
    decidingFiles: (request) => {
      const lock = isOci(request.ref) ? lockPath(request) : undefined;
      return lock === undefined ? [] : [lock];
    },
  };
}

/**
 * The link for the graph, which only needs to know whether a lock can answer. It opens neither locks
 * nor the store.
 */
export function createLockPresenceLink(hasLock: (root: string) => boolean): Link {
  return {
    answer(request) {
      const reference = parseOci(request.ref);
      if (!reference || (reference.digest === undefined && !hasLock(declarerOf(request)))) {
        return undefined;
      }
      const digest = reference.digest ?? UNREAD_DIGEST;
      return found(rootOf(reference, digest), declarerOf(request), {
        name: shortNameOf(reference),
      });
    },
    decidingFiles: (request) => (isOci(request.ref) ? [lockPath(request)] : []),
  };
}

/** Replaces a digest that only the lock holds, because the graph does not read locks. */
const UNREAD_DIGEST = `sha256:${'0'.repeat(64)}`;

function answerFromLock(sources: LockSources, request: ResolveRequest): Resolution | undefined {
  const reference = parseOci(request.ref);
  if (!reference) return undefined;
  const declarer = declarerOf(request);
  const lock = sources.lockOf(declarer);
  const from = artifactRootOf(request.from)?.split('@')[1];
  const pin = lock?.lock && findPin(lock.lock.pins, { reference, range: request.range, from });
  if (reference.digest !== undefined) {
    if (pin && pin.digest !== reference.digest) return describeMismatch(request, reference, pin);
    return answerDigest(sources, request, reference, { digest: reference.digest });
  }
  if (lock?.problems) return describeInvalid(declarer);
  if (!pin) {
    const unreadable = lock === undefined ? sources.unreadableLockOf?.(declarer) : undefined;
    return describeNotLocked(request, declarer, { hasLock: lock !== undefined, unreadable });
  }
  return answerDigest(sources, request, reference, { digest: pin.digest, pin });
}

function answerDigest(
  sources: LockSources,
  request: ResolveRequest,
  reference: OciReference,
  { digest, pin }: { readonly digest: string; readonly pin?: Pin },
): Resolution {
  const declarer = declarerOf(request);
  const root = rootOf(reference, digest, pin?.version);
  const artifact = sources.artifact(digest);
  if (artifact.status === 'open') {
    return (
      findOther(reference, artifact.facts, declarer, pin) ??
      found(root, declarer, artifact.facts, kindOfContract(artifact.facts))
    );
  }
  // Only the version of a dependency is checked, and the lock has the version.
  if (pin?.kind === 'dependency') return found(root, declarer, pin);
  return {
    status: 'external',
    message: `${
      pin === undefined
        ? `The artifact of \`${reference.text}\``
        : `The artifact that \`${lockAt(declarer)}\` pins for \`${reference.text}\``
    } is not available. ${artifact.reason}`,
    hint: artifact.hint ?? hintAt(artifact.status, request, reference, pin),
    bundles: [],
    pinned: true,
    rule: 'artifact-available',
    missing: { root, isGone: artifact.status === 'absent' },
  };
}

function hintAt(
  status: Exclude<ArtifactState['status'], 'open'>,
  { from }: ResolveRequest,
  reference: OciReference,
  pin: Pin | undefined,
): string {
  if (status === 'unusable') {
    return 'Ask its authors to publish it again, or reference another version.';
  }
  if (status !== 'absent') {
    return 'Connect to the registry and run the command again, or commit the store (plugin option `store`).';
  }
  if (pin) return hintToUpdate(reference);
  return artifactRootOf(from) === undefined
    ? HINT_AT_DIGEST
    : `Ask the authors of \`${from}\` to correct the digest.`;
}

/** A lock whose digest was changed by hand or in a merge can name an artifact of the store that is another contract. */
function findOther(
  reference: OciReference,
  { name, version }: ContractFacts,
  declarer: string,
  pin: Pin | undefined,
): NoAnswer | undefined {
  const expected = shortNameOf(reference);
  const isOtherVersion = pin?.version !== undefined && pin.version !== version;
  if (name === expected && !isOtherVersion) return undefined;
  const seen =
    name === undefined
      ? 'a contract without a name'
      : `\`${name}\` ${version ?? 'without a version'}`;
  const meant = `\`${expected}\`${pin?.version === undefined ? '' : ` ${pin.version}`}`;
  return {
    status: 'external',
    message:
      pin === undefined
        ? `The digest of \`${reference.text}\` is that of ${seen}, not of ${meant}.`
        : `\`${lockAt(declarer)}\` pins \`${reference.text}\` to the digest of ${seen}, not of ${meant}.`,
    hint:
      pin === undefined
        ? 'Correct the digest.'
        : `Run the \`lock\` generator with \`--update=${expected}\` to pin it again.`,
    bundles: [],
    pinned: true,
    rule: 'reference-locked',
  };
}

/** Readers of the lock and readers of the reference would use different artifacts. */
function describeMismatch(
  request: ResolveRequest,
  reference: OciReference,
  pin: Pick<Pin, 'digest' | 'ref'>,
): NoAnswer {
  const lock = lockPath(request);
  const name = shortNameOf(reference);
  return {
    status: 'external',
    message: `The reference names the digest \`${reference.digest}\`, but \`${lock}\` pins \`${pin.ref}\` to \`${pin.digest}\`.`,
    hint:
      artifactRootOf(request.from) === undefined
        ? `Correct the digest. If it is right, run the \`lock\` generator with \`--update=${name}\`, so that the lock no longer differs.`
        : `The artifact \`${request.from}\` has the reference, so the lock is wrong. Run the \`lock\` generator with \`--update=${name}\`.`,
    bundles: [],
    pinned: true,
    rule: 'lock-digest-matches',
  };
}

function found(
  root: string,
  lockedBy: string,
  { name, version }: Pick<ContractFacts, 'name' | 'version'>,
  kind: BundleKind = 'service',
): Resolution {
  return { status: 'found', bundle: { root, name, version, kind, lockedBy } };
}

function describeNotLocked(
  { from }: ResolveRequest,
  declarer: string,
  { hasLock, unreadable }: { readonly hasLock: boolean; readonly unreadable?: UnreadableLock },
): NoAnswer {
  const declaredBy = artifactRootOf(from) === undefined ? '' : ` The artifact \`${from}\` has it.`;
  const lock = `\`${lockAt(declarer)}\``;
  const where = hasLock
    ? `${lock} has no entry for it`
    : unreadable
      ? `The file ${lock} cannot be read: ${unreadable.reason}`
      : `The file ${lock} does not exist`;
  return {
    status: 'external',
    message: `${where}.${declaredBy}`,
    hint: unreadable?.hint ?? 'Run the `lock` generator to pin the reference, or correct it.',
    bundles: [],
    pinned: false,
    rule: 'reference-locked',
  };
}

/** The rule about the lock reports what is wrong with it. */
function describeInvalid(declarer: string): NoAnswer {
  return {
    status: 'external',
    message: `\`${lockAt(declarer)}\` cannot be read.`,
    bundles: [],
    pinned: false,
    isReported: true,
  };
}

function declarerOf({ from, lockedBy }: ResolveRequest): string {
  return lockedBy ?? from;
}

function lockPath(request: ResolveRequest): string {
  return lockAt(declarerOf(request));
}

function lockAt(root: string): string {
  return childPath(root, LOCK_FILE);
}

function rootOf(
  { host, repository, tag }: OciReference,
  digest: string,
  version = 'latest',
): string {
  return `oci://${host}/${repository}:${tag ?? version.replace('+', '_')}@${digest}`;
}

function isOci(ref: string): boolean {
  return ref.startsWith('oci://');
}
