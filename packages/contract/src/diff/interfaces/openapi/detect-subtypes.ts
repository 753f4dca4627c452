import { child, children, isMapping, refOf } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { addUndecided } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import { writtenRefs } from '../../sides/external-refs';
import type { OpenapiPair } from './openapi-pair';

const SCHEMAS = '#/components/schemas/';

/** The place of a reference by which a schema builds on another: it leads from a subtype, and to none. */
const IN_ALL_OF = /^\/components\/schemas\/[^/]+\/allOf\/\d+$/;

/**
 * Schemas that only a discriminator leads to: a value that is declared as one may be any of those that
 * build on it. The walk over references does not reach them, so that they changed is all that is told.
 */
export function detectSubtypes(pair: OpenapiPair, root: Both): void {
  const before = subtypesOf(pair.base, root.from);
  const after = subtypesOf(pair.head, root.to);
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    const [from, to] = [was ?? is!, is ?? was!].map(({ schema }) => schema) as [Located, Located];
    const parent = (is ?? was)!.parent;
    const path = `openapi.components.schemas[${name}]`;
    const where = `\`${name}\`, which may stand for \`${parent}\``;
    const nothing: Located = { value: undefined, pointer: '' };
    if (was === undefined) addUndecided(pair, path, `${where}, is new.`, nothing, to);
    else if (is === undefined) addUndecided(pair, path, `${where}, is gone.`, from, nothing);
    else if (!pair.same.areSame(from.value, to.value)) {
      addUndecided(pair, path, `${where}, changed.`, from, to);
    }
  }
}

interface Subtype {
  readonly schema: Located;
  /** Name of the schema whose discriminator chooses it. */
  readonly parent: string;
}

/** By name, without those that a reference leads to as well. */
function subtypesOf(side: DocumentSide, root: Located<Mapping>): Map<string, Subtype> {
  const components = child(root, 'components');
  const listed = isMapping(components.value)
    ? child({ ...components, value: components.value }, 'schemas')
    : undefined;
  if (!isMapping(listed?.value)) return new Map();
  const schemas = new Map(children({ ...listed, value: listed.value }));
  const parents = [...schemas].filter(
    ([, { value }]) => isMapping(value) && isMapping(value['discriminator']),
  );
  if (parents.length === 0) return new Map();
  const referred = new Set<string>();
  for (const { ref, pointer } of writtenRefs(side.root)) {
    if (!IN_ALL_OF.test(pointer)) referred.add(ref);
  }
  const found = new Map<string, Subtype>();
  for (const [parent, { value }] of parents) {
    const mapped = mappedNames((value as Mapping)['discriminator'] as Mapping);
    const names = new Set([parent]);
    // The set grows while it is walked over: what builds on a subtype is one too.
    for (const base of names) {
      for (const [name, schema] of schemas) {
        if (names.has(name) || !(mapped.has(name) || buildsOn(schema.value, base))) continue;
        names.add(name);
        if (!referred.has(SCHEMAS + name)) found.set(name, { schema, parent });
      }
    }
  }
  return found;
}

/** A mapping gives a reference, or the bare name of a schema. */
function mappedNames({ mapping }: Mapping): Set<string> {
  const targets = isMapping(mapping) ? Object.values(mapping) : [];
  return new Set(
    targets.flatMap((target) =>
      typeof target !== 'string'
        ? []
        : target.startsWith(SCHEMAS)
          ? target.slice(SCHEMAS.length)
          : target,
    ),
  );
}

function buildsOn(schema: unknown, parent: string): boolean {
  const parts = isMapping(schema) && Array.isArray(schema['allOf']) ? schema['allOf'] : [];
  return parts.some((part) => refOf(part) === SCHEMAS + parent);
}
