// Pairs files of the base with files of the head: the interface files, the files that imports of the
// same name mean, and the files of the same path.
import {
  isParsed,
  reachable,
  saySame,
  type ParsedDocument,
  type ProtoDocument,
} from './proto-document';

export interface DocumentPairs {
  readonly headOf: ReadonlyMap<ProtoDocument, ParsedDocument>;
  readonly baseOf: ReadonlyMap<ProtoDocument, ParsedDocument>;
  /** Imports of the interface file behind which something changed that cannot be compared, sorted. */
  readonly uncompared: readonly string[];
}

export function pairDocuments(base: ParsedDocument, head: ParsedDocument): DocumentPairs {
  const headOf = new Map<ProtoDocument, ParsedDocument>([[base, head]]);
  const baseOf = new Map<ProtoDocument, ParsedDocument>([[head, base]]);
  let hasUncompared = false;
  for (const [was, is] of walk([[base, head]])) {
    if (isParsed(was) && isParsed(is)) {
      if (headOf.has(was) || baseOf.has(is)) continue;
      headOf.set(was, is);
      baseOf.set(is, was);
    } else if (!isSame(was, is)) {
      hasUncompared = true;
    }
  }
  // A file that stays may be imported in another way: by another name, or from another file.
  const pathIn = pathsBelow(base, head);
  const heads = new Map(reachable(head).map((document) => [pathIn.head(document), document]));
  for (const was of reachable(base)) {
    const is = heads.get(pathIn.base(was));
    if (!isParsed(was) || !isParsed(is) || headOf.has(was) || baseOf.has(is)) continue;
    headOf.set(was, is);
    baseOf.set(is, was);
  }
  return { headOf, baseOf, uncompared: hasUncompared ? uncomparedImports(base, head) : [] };
}

/** Paths below the deepest folders that the sides name otherwise: one side may be in a registry. */
function pathsBelow(base: ProtoDocument, head: ProtoDocument) {
  const [was, is] = [foldersOf(base), foldersOf(head)];
  while (was.length > 0 && was.at(-1) === is.at(-1)) {
    was.pop();
    is.pop();
  }
  const below = (folder: readonly string[]) => {
    const start = folder.map((name) => `${name}/`).join('');
    return ({ path }: ProtoDocument) => (path.startsWith(start) ? path.slice(start.length) : path);
  };
  return { base: below(was), head: below(is) };
}

function foldersOf({ path }: ProtoDocument): string[] {
  return path.split('/').slice(0, -1);
}

type Step = readonly [ProtoDocument | undefined, ProtoDocument | undefined];

function uncomparedImports(base: ProtoDocument, head: ProtoDocument): string[] {
  const names = sharedImports(base, head).filter(([, step]) =>
    [...walk([step])].some(([was, is]) => !(isParsed(was) && isParsed(is)) && !isSame(was, is)),
  );
  return names.map(([name]) => name).sort();
}

function isSame(was: ProtoDocument | undefined, is: ProtoDocument | undefined): boolean {
  if (was === undefined || is === undefined) return was === is;
  return saySame(was, is);
}

/** All pairs behind imports that both sides write, each once. */
function* walk(start: readonly Step[]): Generator<Step> {
  const pending = [...start];
  const seen = new Set<string>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [was, is] = next;
    const key = `${was?.path}\n${is?.path}`;
    if ((was === undefined && is === undefined) || seen.has(key)) continue;
    seen.add(key);
    yield next;
    if (was === undefined || is === undefined) continue;
    pending.push(...sharedImports(was, is).map(([, step]) => step));
  }
}

function sharedImports(was: ProtoDocument, is: ProtoDocument): (readonly [string, Step])[] {
  const known = new Map(is.imports.map((link) => [link.name, link]));
  return was.imports.flatMap(({ name, document }) => {
    const other = known.get(name);
    return other === undefined ? [] : [[name, [document, other.document]] as const];
  });
}
