// Keys of a lock that nothing reads. A misspelt one takes its pins with it.
import { didYouMean, longCode } from '../diagnostics/words';
import { findUnknownKeys } from '../schema-check/unknown-keys';
import { isMapping } from '../source/mapping';
import { joinPointer, type Pointer } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import type { SourceProblem } from '../source/source-problem';

interface UnreadKey extends SourceProblem {
  readonly pointer: Pointer;
  /** The key that its author most likely means. */
  readonly meant?: string;
}

const KEYS = ['lockVersion', 'pacto', 'root', 'dependencies', 'references'];
const ROOT_KEYS = ['name', 'version'];
const PACTO_KEYS = ['version'];
/** The Go tool writes some of them only for bundles of a workspace. */
const ENTRY_KEYS = [
  'from',
  'kind',
  'name',
  'source',
  'ref',
  'path',
  'constraint',
  'version',
  'digest',
  'contentHash',
  'dependsOn',
];

/** Those that their author most likely meant as another key, which is absent. */
export function findMisspeltKeys(document: SourceDocument): readonly SourceProblem[] {
  return findUnreadKeys(document).filter(({ meant }) => meant !== undefined);
}

export function findUnreadKeys(document: SourceDocument): UnreadKey[] {
  const { value } = document;
  const found: UnreadKey[] = [];
  const check = (mapping: unknown, pointer: Pointer, known: readonly string[], what: string) => {
    if (!isMapping(mapping)) return;
    for (const { key, meant } of findUnknownKeys(mapping, known)) {
      const place = joinPointer(pointer, key);
      found.push({
        pointer: place,
        meant,
        message: `${what} has the unknown key ${longCode(key)}, which nothing reads.`,
        hint:
          didYouMean(meant) ?? 'Remove it, or run the `lock` generator to write the lock again.',
        range: document.nearestRange(place, 'key'),
      });
    }
  };
  check(value, '', KEYS, 'The lock');
  if (!isMapping(value)) return found;
  check(value.root, '/root', ROOT_KEYS, '`root` of the lock');
  check(value.pacto, '/pacto', PACTO_KEYS, '`pacto` of the lock');
  for (const list of ['dependencies', 'references']) {
    const entries = value[list];
    if (!Array.isArray(entries)) continue;
    for (const [index, entry] of entries.entries()) {
      check(entry, joinPointer('', list, index), ENTRY_KEYS, 'The entry');
    }
  }
  return found;
}
