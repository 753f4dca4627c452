// Pairs files of the base with files of the head: the interface files, and the files that imports of the
// same name mean.
import { isParsed, saySame, type ParsedDocument, type ProtoDocument } from './proto-document';

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
  return { headOf, baseOf, uncompared: hasUncompared ? uncomparedImports(base, head) : [] };
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
