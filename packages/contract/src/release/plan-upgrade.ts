// Which pins move when consumers go to another version of a platform, policy or infrastructure contract:
// the tags of dependencies, configurations and policies, in contracts and in override files.
import { compareText } from '../source/text-order';
import { isDefect } from '../reference/defect';
import { parseReference } from '../reference/reference';
import { joinPointer, valueAt } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import { isProblem, moveReference } from './move-reference';
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
  readonly edits: readonly TextEdit[];
  readonly problems: readonly ReleaseProblem[];
}

const LISTS = ['dependencies', 'configurations', 'policies'] as const;

/** Consumers in the order of their folders. One that has the version everywhere has no edit. */
export function planUpgrade(workspace: ReleaseWorkspace, target: UpgradeTarget): Upgrade[] {
  return [...workspace.index.bundles]
    .sort((a, b) => compareText(a.root, b.root))
    .flatMap(({ root }) => {
      const pins = workspace.documentsOf(root).flatMap((document) => pinsOf(document, target));
      if (pins.length === 0) return [];
      const found = pins.flatMap(({ document, pointer }) =>
        moveReference(document, pointer, target.to),
      );
      return [
        {
          root,
          from: [...new Set(pins.map(({ tag }) => tag))].sort(compareText),
          edits: found.filter((one): one is TextEdit => !isProblem(one)),
          problems: found.filter(isProblem),
        },
      ];
    });
}

function pinsOf(
  document: SourceDocument,
  { repository }: UpgradeTarget,
): { document: SourceDocument; pointer: string; tag: string }[] {
  return LISTS.flatMap((list) => {
    const entries = valueAt(document.value, `/${list}`);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((_entry, index) => {
      const pointer = joinPointer('', list, index);
      const text = valueAt(document.value, joinPointer(pointer, 'ref'));
      const reference = typeof text === 'string' ? parseReference(text) : undefined;
      if (!reference || isDefect(reference) || reference.scheme !== 'oci') return [];
      if (`${reference.host}/${reference.repository}` !== repository) return [];
      return reference.tag === undefined ? [] : [{ document, pointer, tag: reference.tag }];
    });
  });
}
