// Reads a `pacto.lock`: ours, and those of versions 1 to 3 that the Go tool wrote. Each problem has a range, so a
// lock that cannot be read gives one diagnostic with its place.
import { isDigest } from '../reference/oci-name';
import { isDefect } from '../reference/defect';
import { parseOci, parseReference } from '../reference/reference';
import { findStoredElsewhere } from '../source/git-stand-in';
import { parseSource } from '../source/yaml/parse-source';
import type { SourceDocument } from '../source/source-document';
import type { SourceProblem } from '../source/source-problem';
import { isMapping } from '../source/mapping';
import { splitConflict } from './conflict-sides';
import { findContradictions } from './find-contradictions';
import { LOCK_VERSION, type Lock, type Pin, type PinKind } from './lock';

/** A pin and the place of its entry in the lock. */
interface PlacedPin extends Pin {
  readonly pointer: string;
}

interface ParsedLock extends Lock {
  readonly document: SourceDocument;
  readonly pins: readonly PlacedPin[];
}

export type LockResult =
  | {
      readonly lock: ParsedLock;
      readonly problems?: undefined;
      readonly mustStay?: undefined;
      readonly readable?: undefined;
    }
  | {
      readonly lock?: undefined;
      readonly problems: readonly SourceProblem[];
      /** A newer tool wrote it, or git stores its content elsewhere: the file must stay as it is. */
      readonly mustStay?: boolean;
      /** The pins that can be read, and that no other pin contradicts. A lock that is written again keeps them. */
      readonly readable?: readonly Pin[];
    };

const REPAIR = 'Run the `lock` generator to write it again.';

export function parseLock(path: string, content: string | Uint8Array): LockResult {
  const { source, document, problems } = parseSource(path, content);
  if (document) return new LockReader(document).read();
  if (findStoredElsewhere(source.text)) return { problems, mustStay: true };
  return {
    // The generator writes the lock from the contract, so a conflict needs no resolution by hand.
    problems: problems.map((problem) => ({ ...problem, hint: REPAIR })),
    readable: readSides(path, source.text),
  };
}

/** The pins of both sides of a merge conflict. A pin that the sides have with two digests is left out. */
function readSides(path: string, text: string): Pin[] {
  const pins = (splitConflict(text) ?? []).flatMap((side): readonly Pin[] => {
    const result = parseLock(path, side);
    return result.lock?.pins ?? result.readable ?? [];
  });
  const contradicted = new Set(findContradictions(pins).flat());
  return pins.filter((pin) => !contradicted.has(pin));
}

type PinList = 'dependencies' | 'references';

class LockReader {
  private readonly problems: SourceProblem[] = [];

  constructor(private readonly document: SourceDocument) {}

  read(): LockResult {
    const { value } = this.document;
    if (!isMapping(value)) {
      this.refuse('', 'The lock is not a mapping.');
      return { problems: this.problems };
    }
    this.checkVersion(value.lockVersion);
    if (isNewerVersion(value.lockVersion)) {
      return { problems: this.problems, mustStay: true };
    }
    const pins = [
      ...this.readEntries(value.dependencies, 'dependencies'),
      ...this.readEntries(value.references, 'references'),
    ];
    const contradictions = findContradictions(pins);
    for (const [, { pointer, ref }] of contradictions) {
      this.refuse(`${pointer}/digest`, `The lock pins \`${ref}\` to two digests.`);
    }
    if (this.problems.length > 0) {
      const contradicted = new Set(contradictions.flat());
      const readable = pins.filter((pin) => !contradicted.has(pin));
      return { problems: this.problems, readable };
    }
    const root = isMapping(value.root) ? value.root : {};
    const tool = isMapping(value.pacto) ? textOf(value.pacto.version) : undefined;
    return {
      lock: {
        document: this.document,
        tool: tool ?? '',
        root: { name: textOf(root.name), version: textOf(root.version) },
        pins,
      },
    };
  }

  private checkVersion(version: unknown): void {
    if (typeof version === 'number' && [1, 2, LOCK_VERSION].includes(version)) return;
    const seen = version === undefined ? 'is missing' : `is \`${String(version)}\``;
    this.refuse(
      '/lockVersion',
      `\`lockVersion\` ${seen}. Versions 1 to ${LOCK_VERSION} are accepted.`,
      isNewerVersion(version) ? 'Update the plugin: a newer tool wrote this lock.' : REPAIR,
    );
  }

  private readEntries(list: unknown, key: PinList): PlacedPin[] {
    if (list === undefined || list === null) return [];
    if (!Array.isArray(list)) {
      this.refuse(`/${key}`, `\`${key}\` is not a list.`);
      return [];
    }
    return list.flatMap((entry: unknown, index) => this.readEntry(entry, `/${key}/${index}`, key));
  }

  private readEntry(entry: unknown, pointer: string, list: PinList): PlacedPin[] {
    const isDependency = list === 'dependencies';
    if (!isMapping(entry)) {
      this.refuse(pointer, 'The entry is not a mapping.');
      return [];
    }
    // The workspace answers local bundles itself.
    if (entry.source === 'local') return [];
    if (entry.source !== 'oci') {
      this.refuse(`${pointer}/source`, '`source` is neither `oci` nor `local`.');
      return [];
    }
    const kind = isDependency ? 'dependency' : this.readKind(entry.kind, pointer);
    const ref = this.readReference(entry.ref, pointer);
    const digest = this.readDigest(entry.digest, pointer, ref);
    const from = this.readFrom(entry.from, pointer);
    if (kind === undefined || ref === undefined || digest === undefined || from === undefined) {
      return [];
    }
    if (from === 'other') return [];
    const constraint = isDependency ? textOf(entry.constraint) : undefined;
    return [
      {
        kind,
        name: textOf(entry.name) ?? '',
        ref,
        ...(constraint === undefined ? {} : { constraint }),
        ...(textOf(entry.version) === undefined ? {} : { version: textOf(entry.version) }),
        digest,
        ...(from === 'root' ? {} : { from }),
        pointer,
      },
    ];
  }

  private readKind(kind: unknown, pointer: string): PinKind | undefined {
    if (kind === 'config' || kind === 'policy') return kind;
    this.refuse(`${pointer}/kind`, '`kind` is neither `config` nor `policy`.');
    return undefined;
  }

  private readReference(ref: unknown, pointer: string): string | undefined {
    const reference = typeof ref === 'string' ? parseReference(ref) : undefined;
    if (reference && !isDefect(reference) && reference.scheme === 'oci') return reference.text;
    const reason = reference && isDefect(reference) ? ` ${reference.problem}` : '';
    this.refuse(`${pointer}/ref`, `\`ref\` is not an \`oci://\` reference.${reason}`);
    return undefined;
  }

  private readDigest(digest: unknown, pointer: string, ref?: string): string | undefined {
    if (typeof digest === 'string' && isDigest(digest)) {
      const named = ref === undefined ? undefined : parseOci(ref)?.digest;
      if (named === undefined || named === digest) return digest;
      this.refuse(`${pointer}/digest`, '`digest` is not the digest that `ref` names.');
      return undefined;
    }
    this.refuse(
      `${pointer}/digest`,
      '`digest` is not a digest. Use `sha256:` and 64 lower-case hexadecimal digits.',
    );
    return undefined;
  }

  /** `other` for a bundle of a workspace that declares the reference: its own lock pins the reference. */
  private readFrom(from: unknown, pointer: string): string | undefined {
    if (from === undefined || from === null || from === '') return 'root';
    if (typeof from === 'string' && from.startsWith('local:')) return 'other';
    const digest = typeof from === 'string' && from.startsWith('oci:') ? from.slice(4) : '';
    if (isDigest(digest)) return digest;
    this.refuse(`${pointer}/from`, '`from` is not `oci:` followed by a digest.');
    return undefined;
  }

  private refuse(pointer: string, message: string, hint = REPAIR): void {
    this.problems.push({ message, hint, range: this.document.nearestRange(pointer) });
  }
}

function isNewerVersion(version: unknown): boolean {
  return typeof version === 'number' && version > LOCK_VERSION;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
