// Which pins move when consumers go to another version of a platform, policy or infrastructure contract:
// the tags of dependencies, configurations and policies, in contracts and in override files. Where a reference has no
// tag, the lock of the consumer has its version.
import { findPin } from '../lock/find-pin';
import type { Pin } from '../lock/lock';
import { parseLock } from '../lock/parse-lock';
import { childPath, LOCK_FILE } from '../model/bundle-path';
import { isFound } from '../resolve/resolver';
import { compareText } from '../source/text-order';
import { isDefect } from '../reference/defect';
import { hasExplicitTag, parseReference, type OciReference } from '../reference/reference';
import { joinPointer, valueAt } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import { isProblem, moveReference } from './move-reference';
import { refuseUnreadable } from './refuse-unreadable';
import type { ReleaseWorkspace } from './release-workspace';
import type { ReleaseProblem, TextEdit } from './text-edit';

/** The contract that consumers move to, wherever it is published. */
export interface UpgradeTarget {
  /** `host/path/name`, without scheme, tag and digest. */
  readonly repository: string;
  readonly to: string;
}

/** What moves in one consumer. */
export interface Upgrade {
  /** Folder of the consumer's bundle. */
  readonly root: string;
  /** The tags that it has now, sorted. */
  readonly from: readonly string[];
  /** References without a tag and a digest that its lock pins to another version. */
  readonly movesInLock: readonly string[];
  readonly edits: readonly TextEdit[];
  readonly problems: readonly ReleaseProblem[];
}

const LISTS = ['dependencies', 'configurations', 'policies'] as const;

/** Consumers in the order of their folders. One that has the version everywhere has nothing to move, and a file that cannot be read is a problem. */
export function planUpgrade(workspace: ReleaseWorkspace, target: UpgradeTarget): Upgrade[] {
  return [...workspace.index.bundles]
    .sort((a, b) => compareText(a.root, b.root))
    .flatMap(({ root }) => {
      const lockedPin = openLockedPins(workspace, root);
      const pins = workspace
        .documentsOf(root)
        .flatMap((document) => pinsOf(document, target, lockedPin));
      const broken = workspace
        .unreadableOf(root)
        .filter(({ text }) => pins.length > 0 || text.includes(target.repository));
      if (pins.length + broken.length === 0) return [];
      const found = pins.flatMap((pin) => movePin(pin, target.to));
      return [
        {
          root,
          from: [...new Set(pins.map(({ from }) => from))].sort(compareText),
          movesInLock: pins.flatMap(({ locked }) =>
            locked === undefined || locked.version === target.to ? [] : [locked.ref],
          ),
          edits: found.filter((one): one is TextEdit => !isProblem(one)),
          problems: [...broken.map(refuseUnreadable), ...found.filter(isProblem)],
        },
      ];
    });
}

interface PinPlace {
  readonly document: SourceDocument;
  /** The place of the entry that holds the reference. */
  readonly pointer: string;
  /** The tag. Without one, the digest. Without both, the version in the lock, or the range beside the reference. */
  readonly from: string;
  readonly hasDigest: boolean;
  /** What the lock pins a reference without a tag and a digest to. */
  readonly locked?: Pin;
}

type LockedPin = (reference: OciReference, range: string | undefined) => Pin | undefined;

/** The workspace answers before the lock, so the lock pins only what the workspace does not have. */
function openLockedPins(workspace: ReleaseWorkspace, root: string): LockedPin {
  const lock = workspace.document(childPath(root, LOCK_FILE));
  if (lock === undefined) return () => undefined;
  const { lock: read, readable } = parseLock(lock.path, lock.source.text);
  const pins: readonly Pin[] = read?.pins ?? readable ?? [];
  return (reference, range) =>
    isFound(workspace.index.resolve({ ref: reference.text, from: root, range }))
      ? undefined
      : findPin(pins, { reference, range });
}

function movePin(
  { document, pointer, from, hasDigest }: PinPlace,
  to: string,
): (TextEdit | ReleaseProblem)[] {
  if (!hasDigest) return moveReference(document, pointer, to);
  if (from === to) return [];
  const place = joinPointer(pointer, 'ref');
  return [
    {
      code: 'RELEASE_DIGEST_PINNED',
      message: 'The reference names a digest, so its version cannot be moved.',
      hint: `Remove the digest, so that the tag counts, or change it by hand to the digest of ${to}.`,
      path: document.path,
      pointer: place,
      range: document.rangeOf(place),
    },
  ];
}

function pinsOf(
  document: SourceDocument,
  { repository }: UpgradeTarget,
  lockedPin: LockedPin,
): PinPlace[] {
  return LISTS.flatMap((list) => {
    const entries = valueAt(document.value, `/${list}`);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((_entry, index) => {
      const pointer = joinPointer('', list, index);
      const textAt = (key: string): string | undefined => {
        const text = valueAt(document.value, joinPointer(pointer, key));
        return typeof text === 'string' ? text : undefined;
      };
      const ref = textAt('ref');
      const reference = ref === undefined ? undefined : parseReference(ref);
      if (!reference || isDefect(reference) || reference.scheme !== 'oci') return [];
      if (`${reference.host}/${reference.repository}` !== repository) return [];
      // Without a tag, only a lock or the range of a dependency keeps a version. Other entries use the newest version.
      const range = list === 'dependencies' ? textAt('compatibility') : undefined;
      const locked = hasExplicitTag(reference) ? undefined : lockedPin(reference, range);
      const from = reference.tag ?? reference.digest ?? locked?.version ?? range ?? locked?.digest;
      if (from === undefined) return [];
      return [{ document, pointer, from, hasDigest: reference.digest !== undefined, locked }];
    });
  });
}
