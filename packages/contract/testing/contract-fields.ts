// Reads the schema of the language: what fields there are, contracts that use all of them, and
// contracts at random. What is added to the schema is so in the specs of the diff at once.
import { isSchemaDefect } from '../src/schema-check/schema-store';
import type { Contract } from '../src/model/contract';
import { dialectOf } from '../src/dialect/dialects';
import { createSession } from '../src/bundle/session';
import { fc } from './random-tests';

interface SchemaNode {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly pattern?: string;
}

/** A place of the schema; `*` is any entry of a list. */
export interface Field {
  readonly path: readonly string[];
  readonly node: SchemaNode;
  readonly optional: boolean;
}

const ROOT = dialectOf('1.0')!.contractSchema as SchemaNode;

/** Every property of the language, those that hold others among them. */
export const FIELDS: readonly Field[] = fieldsOf(ROOT, []);
export const LEAVES = FIELDS.filter(({ node }) => !holdsFields(node));

function fieldsOf(node: SchemaNode, path: readonly string[]): Field[] {
  const nested = (node.oneOf ?? []).flatMap((branch) =>
    branch.type === undefined ? [] : fieldsOf(branch, path),
  );
  if (node.items) nested.push(...fieldsOf(node.items, [...path, '*']));
  for (const [name, child] of Object.entries(node.properties ?? {})) {
    const at = [...path, name];
    const optional = !(node.required ?? []).includes(name);
    nested.push({ path: at, node: child, optional }, ...fieldsOf(child, at));
  }
  return nested;
}

function holdsFields(node: SchemaNode): boolean {
  return node.items !== undefined || node.properties !== undefined;
}

/** A contract that sets every field; of alternatives, the one of that number. */
export function fullContract(alternative: number): Contract {
  return fill(ROOT, alternative) as Contract;
}

function fill(node: SchemaNode, alternative: number): unknown {
  const typed = node.oneOf?.filter(({ type }) => type !== undefined) ?? [];
  if (typed.length > 0) return fill(typed[alternative]!, alternative);
  if (node.items) return [fill(node.items, alternative)];
  if (node.properties === undefined) return sampleOf(node, 0);
  const names = namesOf(node, alternative);
  return Object.fromEntries(
    names.map((name) => [name, fill(node.properties![name]!, alternative)]),
  );
}

/** Without the properties that only another alternative demands. */
function namesOf({ properties = {}, oneOf = [] }: SchemaNode, alternative: number): string[] {
  const demands = oneOf.map(({ required = [] }) => required);
  const here = demands[alternative] ?? [];
  const others = demands.flat().filter((name) => !here.includes(name));
  return Object.keys(properties).filter((name) => !others.includes(name));
}

/**
 * Two values of a leaf: number 0, and number 1 that replaces it. Neither is its default where it has
 * another, since leaving out a default may change nothing.
 */
export function sampleOf(node: SchemaNode, which: 0 | 1): unknown {
  if (node.enum) {
    const others = node.enum.filter((value) => value !== node.default).reverse();
    return [...others, node.default, 'other'].filter((value) => value !== undefined)[which];
  }
  switch (node.type) {
    case 'boolean':
      return which === 0;
    case 'integer':
      return 7 + which;
    case 'object':
      return { free: which };
    default:
      return which === 0 ? 'a' : 'b';
  }
}

const CONTRACT_SCHEMA = createSession().schemas.compile(dialectOf('1.0')!.contractSchema);

/** The errors of the schema of the language for a contract. */
export function defectsOf(contract: unknown): string[] {
  if (isSchemaDefect(CONTRACT_SCHEMA)) throw new Error(CONTRACT_SCHEMA.message);
  return [...CONTRACT_SCHEMA.check(contract, { root: 'The contract', advises: false })].map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  );
}

// Few texts, so that two contracts often share names and differ in references of one repository.
const TEXTS = [
  'a',
  'b',
  '1.0.0',
  '2.0.0',
  'oci://r.io/a:1.0.0',
  'oci://r.io/a:2.0.0',
  '../a',
  'oci://r.io/b',
];
const free = fc.dictionary(
  fc.constantFrom('a', 'labels', 'x/y', '__proto__'),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 2, noNullPrototype: true },
);

/** Contracts that pass the schema of the language, of every shape that it allows. */
export const anyContract: fc.Arbitrary<Contract> = anyOf(ROOT).filter(
  (contract) => defectsOf(contract).length === 0,
) as fc.Arbitrary<Contract>;

function anyOf(node: SchemaNode): fc.Arbitrary<unknown> {
  const typed = node.oneOf?.filter(({ type }) => type !== undefined) ?? [];
  if (typed.length > 0) return fc.oneof(...typed.map(anyOf));
  if (node.items) return anyList(node.items);
  if (node.properties) return anyMapping(node);
  if (node.enum) return fc.constantFrom(...node.enum);
  switch (node.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: 1, max: 3 });
    case 'object':
      return free;
    default:
      return fc.constantFrom(...(node.pattern === undefined ? TEXTS : ['a', 'b']));
  }
}

/** Names of entries are mostly unique. Validation demands that they are. */
function anyList(item: SchemaNode): fc.Arbitrary<unknown> {
  const entry = anyOf(item) as fc.Arbitrary<{ name?: string }>;
  return fc.oneof(
    {
      arbitrary: fc.uniqueArray(entry, { maxLength: 3, selector: (value) => value.name ?? value }),
      weight: 9,
    },
    { arbitrary: fc.array(entry, { maxLength: 3 }), weight: 1 },
  );
}

function anyMapping(node: SchemaNode): fc.Arbitrary<unknown> {
  const alternatives = node.oneOf?.length ?? 1;
  return fc.oneof(
    ...Array.from({ length: alternatives }, (_, alternative) => {
      const required = [...(node.required ?? []), ...(node.oneOf?.[alternative]?.required ?? [])];
      const fields = namesOf(node, alternative).map((name) => [
        name,
        anyOf(node.properties![name]!),
      ]);
      return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: required,
        noNullPrototype: true,
      });
    }),
  );
}
