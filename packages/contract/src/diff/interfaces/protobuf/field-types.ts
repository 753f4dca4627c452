import type { ProtoEnumValue } from '../../../source/protobuf/proto-file';

/** How two types of one field relate for bytes that were written with the one and are read with the other. */
export type TypeRelation = 'same' | 'wire-compatible' | 'other-json' | 'other-name' | 'different';

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

/** A type under a name that does not depend on how the reference to it was written. */
export interface ResolvedType {
  readonly kind: 'scalar' | 'message' | 'enum' | 'imported';
  /** Scalar name, full name, or the written name of a type whose file is not read. */
  readonly name: string;
  /** The package that such a name was written in, unless the name is a full one. */
  readonly within?: string;
  /** Only enums have values. */
  readonly values?: readonly ProtoEnumValue[];
}

/** Finds the type that a name in a message of one file means. */
export type FindType = (scope: string, written: string) => ResolvedType;

export function isScalar(written: string): boolean {
  return SCALARS.has(written);
}

export function compareTypes(base: ResolvedType, head: ResolvedType): TypeRelation {
  if (base.kind === head.kind && base.name === head.name) return 'same';
  if (base.kind === 'imported' || head.kind === 'imported') {
    if (mayBeOne(base, head)) return 'same';
    return [base.kind, head.kind].includes('scalar') ? 'different' : 'other-name';
  }
  const from = base.kind === 'scalar' ? base.name : base.kind;
  const to = head.kind === 'scalar' ? head.name : head.kind;
  // Two messages, or two enums. They may have the same parts.
  if (from === to) return 'other-name';
  if (!WIRE_GROUPS.some((group) => group.has(from) && group.has(to))) return 'different';
  return jsonForm(from) === jsonForm(to) ? 'wire-compatible' : 'other-json';
}

/** How a value is written in JSON: 64 bits are a text, bytes are base64, an enum is its name. */
function jsonForm(type: string): string {
  if (/^(s?fixed|[us]?int)32$/.test(type)) return 'number';
  if (/^(s?fixed|[us]?int)64$/.test(type)) return 'number as text';
  return type;
}

/** Whether two names may mean one type, where at least one was written in a file that cannot be resolved. */
function mayBeOne(base: ResolvedType, head: ResolvedType): boolean {
  return isTailOf(base, head) || isTailOf(head, base);
}

/** Whether `short`, in the package that it is written in, may mean the type with the full name of `long`. */
function isTailOf(short: ResolvedType, long: ResolvedType): boolean {
  if (short.kind !== 'imported' || long.kind === 'scalar') return false;
  if (short.name === long.name) return true;
  if (short.within === undefined || !long.name.endsWith(`.${short.name}`)) return false;
  const scope = long.name.slice(0, -short.name.length - 1);
  return `${short.within}.`.startsWith(`${scope}.`);
}
