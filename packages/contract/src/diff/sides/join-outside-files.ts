import { posix } from 'node:path';
import { joinPath, parentFolder } from '../../model/bundle-path';
import { cloneData } from '../../source/copy-data';
import { isMapping } from '../../source/mapping';
import { keepLiteral, literalAt } from '../../source/number-literals';
import {
  formatPointer,
  lastToken,
  parentPointer,
  valueAt,
  type Pointer,
} from '../../source/pointer';
import { writtenRefs, type WrittenRef } from './external-refs';
import { joinedRef, joinFiles } from './joined-files';
import { decodePercent } from '../../source/decode-percent';
import type { PlaceWithRange } from '../change/change';
import type { SideDefect } from './compared';
import { defectAt, type NamedFile, type ReadFile } from './named-file';
import { fileOf, readReferred } from './referred-files';

/**
 * A parsed interface file together with the files that its references name, as far as a diff reads
 * them. Some references cannot be joined and stay: to a file that is not YAML or JSON, into an
 * extension, or by a name that only a schema of its own gives.
 */
export function joinOutsideFiles(named: NamedFile, file: ReadFile, value: unknown): Joined {
  const joiner = new Joiner(named, file, namesIn(value));
  const document = joiner.rewrite(value, file.path);
  const files = joiner.readAll();
  const { defects } = joiner;
  return { value: files.size === 0 ? document : joinFiles(document, files), defects };
}

interface Joined {
  readonly value: unknown;
  /** One for each file that is there and cannot be read or parsed. */
  readonly defects: readonly SideDefect[];
}

class Joiner {
  private readonly folder: string;
  /** By path, relative to the workspace: the requested files, parsed when they are documents. */
  private readonly documents = new Map<string, { readonly value: unknown } | 'missing' | 'other'>();
  private readonly joined = new Set<string>();
  readonly defects: SideDefect[] = [];

  constructor(
    private readonly named: NamedFile,
    private readonly main: ReadFile,
    private readonly names: ReadonlyMap<string, Pointer>,
  ) {
    this.folder = parentFolder(main.path);
  }

  /** The joined files by their paths, relative to the folder of the main one; those that are missing are left out. */
  readAll(): ReadonlyMap<string, unknown> {
    const files = new Map<string, unknown>();
    // The set grows while it is walked over.
    for (const path of this.joined) {
      const document = this.read(path);
      if (typeof document === 'string') continue;
      files.set(this.fromMain(path), this.rewrite(document.value, path));
    }
    return files;
  }

  /** A copy whose references point at the places after joining; the document itself when it has none. */
  rewrite(document: unknown, path: string): unknown {
    const plain: (PlainTarget & { pointer: Pointer })[] = [];
    const changed = [...writtenRefs(document)].flatMap((written) => {
      const target = this.plainTarget(written, document, path);
      if (target !== undefined) plain.push({ ...target, pointer: written.pointer });
      const ref = this.target(written, path);
      return ref === written.ref ? [] : [{ ref, pointer: written.pointer }];
    });
    if (changed.length + plain.length === 0) return document;
    const copy = cloneData(document);
    for (const { ref, pointer } of changed) {
      (valueAt(copy, pointer) as { $ref: string }).$ref = ref;
    }
    for (const target of plain) replaceAt(copy, target.pointer, target);
    return copy;
  }

  /** What a reference means where that is a text, a number, a flag or a list of these: no format has a reference to one. */
  private plainTarget(
    { ref, pointer, isOfDocument }: WrittenRef,
    document: unknown,
    from: string,
  ): PlainTarget | undefined {
    const inner = fileOf(ref);
    const isLocal = inner === undefined && ref.startsWith('#');
    if (!isOfDocument || pointer === '' || (inner === undefined && !isLocal)) return undefined;
    const fragment = ref.includes('#') ? ref.slice(ref.indexOf('#') + 1) : '';
    if (fragment !== '' && !fragment.startsWith('/')) return undefined;
    const path = inner === undefined ? from : joinPath(parentFolder(from), inner);
    const read =
      path === undefined ? 'missing' : path === from ? { value: document } : this.read(path);
    if (typeof read === 'string') return undefined;
    const place = decodePercent(fragment);
    const value = valueAt(read.value, place);
    if (!isPlain(value)) return undefined;
    // Keys beside the reference are compared at its place.
    if (Object.keys(valueAt(document, pointer) as object).length > 1) return undefined;
    const holder = place === '' ? undefined : valueAt(read.value, parentPointer(place));
    return { value, literal: place === '' ? undefined : literalAt(holder, lastToken(place)) };
  }

  /** A reference by the name that the document or one of its schemas gives itself, as one within the document. */
  private localOf(ref: string): string {
    const at = ref.indexOf('#');
    const place = this.names.get(at < 0 ? ref : ref.slice(0, at));
    const fragment = at < 0 ? '' : ref.slice(at + 1);
    if (place === undefined || (fragment !== '' && !fragment.startsWith('/'))) return ref;
    return `#${place}${fragment}`;
  }

  private target({ ref, isOfDocument }: WrittenRef, from: string): string {
    const local = isOfDocument ? this.localOf(ref) : ref;
    if (local !== ref) return local;
    const fragment = ref.includes('#') ? ref.slice(ref.indexOf('#') + 1) : '';
    const isPointer = fragment === '' || fragment.startsWith('/');
    const inner = fileOf(ref);
    if (inner === undefined) {
      const isElsewhere = from !== this.main.path && ref.startsWith('#') && isOfDocument;
      return isElsewhere && isPointer ? joinedRef(this.fromMain(from), fragment) : ref;
    }
    const path = joinPath(parentFolder(from), inner);
    if (path === undefined) return ref;
    if (isOfDocument && isPointer) {
      if (path === this.main.path) return `#${fragment}`;
      if (this.read(path) !== 'other') {
        this.joined.add(path);
        return joinedRef(this.fromMain(path), fragment);
      }
    }
    // The rest of the reference is followed from the main file.
    if (from === this.main.path) return ref;
    const hash = ref.includes('#') ? `#${fragment}` : '';
    return `${encodeURI(this.fromMain(path))}${hash}`;
  }

  private read(path: string): { readonly value: unknown } | 'missing' | 'other' {
    const known = this.documents.get(path) ?? this.parse(path);
    this.documents.set(path, known);
    return known;
  }

  private parse(path: string): { readonly value: unknown } | 'missing' | 'other' {
    const { reader } = this.named;
    if (path.endsWith('.proto')) return 'other';
    const file = readReferred(this.named, this.main.path, path);
    if (file.status === 'beyond') return 'other';
    if (file.status === 'missing') return 'missing';
    if (file.status !== 'read') {
      this.refuse(path, `cannot be read: ${file.reason}`, file.hint);
      return 'other';
    }
    const { document, problems } = reader.parse(path, file.text);
    if (document) return { value: document.value };
    const [problem] = problems;
    const inside = { file: path, pointer: '', range: problem?.range };
    this.refuse(path, `cannot be parsed: ${problem?.message}`, problem?.hint, inside);
    return 'other';
  }

  private refuse(path: string, why: string, hint?: string, inside?: PlaceWithRange): void {
    const message = `The interface file \`${this.named.path}\` cannot be compared: it refers to \`${this.fromMain(path)}\`, which ${why.replace(/\.$/, '')}.`;
    this.defects.push(defectAt(this.named, 'interface-file-parses', message, { hint, inside }));
  }

  private fromMain(path: string): string {
    return posix.relative(`/${this.folder}`, `/${path}`);
  }
}

/** The addresses that the document and its schemas give themselves, each with its place. */
function namesIn(document: unknown): ReadonlyMap<string, Pointer> {
  const names = new Map<string, Pointer>();
  const note = (name: unknown, pointer: Pointer): void => {
    if (typeof name === 'string' && name.includes(':')) names.set(name.replace(/#$/, ''), pointer);
  };
  const mappingIn = (value: unknown, key: string) =>
    isMapping(value) && isMapping(value[key]) ? value[key] : {};
  if (isMapping(document)) note(document['$self'], '');
  const schemas = mappingIn(mappingIn(document, 'components'), 'schemas');
  for (const [name, schema] of Object.entries(schemas)) {
    const pointer = formatPointer(['components', 'schemas', name]);
    if (isMapping(schema)) note(schema['$id'], pointer);
  }
  return names;
}

/** A text, a number, a flag, or a list of these. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((entry) => isScalar(entry));
  return isScalar(value);
}

function isScalar(value: unknown): boolean {
  return value !== undefined && (value === null || typeof value !== 'object');
}

interface PlainTarget {
  readonly value: unknown;
  /** The text of a number that a double cannot hold. */
  readonly literal?: string;
}

function replaceAt(document: unknown, pointer: Pointer, { value, literal }: PlainTarget): void {
  const owner = valueAt(document, parentPointer(pointer)) as Record<string, unknown>;
  owner[lastToken(pointer)] = value;
  if (literal !== undefined) keepLiteral(owner, lastToken(pointer), literal);
}
