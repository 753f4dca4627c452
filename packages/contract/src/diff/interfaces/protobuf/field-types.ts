import type { ProtoFile } from '../../../source/protobuf/proto-file';

/** How two types of one field relate for bytes that were written with the one and are read with the other. */
export type TypeRelation = 'same' | 'wire-compatible' | 'other-json' | 'different';

const SCALARS = new Set(
  (
    'double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 ' +
    'bool string bytes'
  ).split(' '),
);

// https://protobuf.dev/programming-guides/proto3/#updating: types within a group read each other's bytes.
const WIRE_GROUPS: readonly ReadonlySet<string>[] = [
  new Set(['int32', 'int64', 'uint32', 'uint64', 'bool', 'enum']),
  new Set(['sint32', 'sint64']),
  new Set(['fixed32', 'sfixed32']),
  new Set(['fixed64', 'sfixed64']),
  new Set(['string', 'bytes']),
  new Set(['bytes', 'message']),
];

/** A type of one file under a name that does not depend on how the reference to it was spelled. */
export interface ResolvedType {
  readonly kind: 'scalar' | 'message' | 'enum' | 'imported';
  /** Scalar name, name relative to the package, or what an imported type was called. */
  readonly name: string;
  /** The package that an imported type was called in, unless the name is a full one. */
  readonly within?: string;
}

/** Looks a type name up from the innermost scope outwards, as the language says. */
export function resolveType(file: ProtoFile, scope: string, written: string): ResolvedType {
  if (SCALARS.has(written)) return { kind: 'scalar', name: written };
  const prefix = file.package === '' ? '' : `${file.package}.`;
  if (written.startsWith('.')) {
    const full = written.slice(1);
    const own = full.startsWith(prefix) ? declared(file, full.slice(prefix.length)) : undefined;
    return own ?? { kind: 'imported', name: full };
  }
  for (let inner = scope; ; inner = inner.slice(0, Math.max(inner.lastIndexOf('.'), 0))) {
    const found = declared(file, inner === '' ? written : `${inner}.${written}`);
    if (found !== undefined) return found;
    if (inner === '') break;
  }
  // `pkg.Type` and, for a package `a.b`, `b.Type` name types of this very file too. The shortest
  // tail first: those that are longer than the name itself cannot stand before it.
  for (let at = file.package.length; at >= 0 && file.package !== '';) {
    at = file.package.lastIndexOf('.', at - 1);
    const tail = `${file.package.slice(at + 1)}.`;
    if (tail.length > written.length) break;
    const found = written.startsWith(tail) ? declared(file, written.slice(tail.length)) : undefined;
    if (found !== undefined) return found;
    if (at < 0) break;
  }
  return { kind: 'imported', name: written, within: file.package };
}

export function compareTypes(base: ResolvedType, head: ResolvedType): TypeRelation {
  if (base.kind === head.kind && base.name === head.name) return 'same';
  if (base.kind === 'imported' || head.kind === 'imported') {
    return areAlike(base, head) || areAlike(head, base) ? 'same' : 'different';
  }
  const from = base.kind === 'scalar' ? base.name : base.kind;
  const to = head.kind === 'scalar' ? head.name : head.kind;
  if (from === to) return 'different';
  if (!WIRE_GROUPS.some((group) => group.has(from) && group.has(to))) return 'different';
  return jsonForm(from) === jsonForm(to) ? 'wire-compatible' : 'other-json';
}

/** How a value is written in JSON: 64 bits are a text, bytes are base64, an enum is its name. */
function jsonForm(type: string): string {
  if (/^(s?fixed|[us]?int)32$/.test(type)) return 'number';
  if (/^(s?fixed|[us]?int)64$/.test(type)) return 'number as text';
  return type;
}

function declared(file: ProtoFile, name: string): ResolvedType | undefined {
  if (file.messages.has(name)) return { kind: 'message', name };
  if (file.enums.has(name)) return { kind: 'enum', name };
  return undefined;
}

/** Whether `short`, in the package that it is written in, may mean what `long` is called in full. */
function areAlike(short: ResolvedType, long: ResolvedType): boolean {
  if (short.kind !== 'imported' || long.kind !== 'imported') return false;
  if (short.within === undefined || !long.name.endsWith(`.${short.name}`)) return false;
  const scope = long.name.slice(0, -short.name.length - 1);
  return `${short.within}.`.startsWith(`${scope}.`);
}
