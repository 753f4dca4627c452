// Finds schemas that build on another one by `allOf`: a value of the other one may be a value of
// theirs.
import { isMapping } from '../../../../source/mapping';
import { child, entriesIn, refOf } from '../side/document-side';
import type { DocumentSide, Located, Mapping } from '../side/document-side';
import { addUndecided } from './document-pair';
import type { Both, DocumentPair } from './document-pair';
import { writtenRefs } from '../../../sides/external-refs';
import { JOINED_FILES, joinedRef } from '../../../sides/joined-files';
import { addToGroup } from '../../../../source/group-by';

/** The place of a reference by which a schema builds on another. */
const IN_ALL_OF =
  /^(\/components\/schemas|\/x-pacto-joined-files\/[^/]+(\/components\/schemas|\/schemas|\/definitions)?)\/[^/]+\/allOf\/\d+$/;

/**
 * Schemas that a discriminator chooses because they extend its schema: their names are the values
 * on the wire. Those without a reference are not compared: the report says that they changed.
 */
export function detectSubtypes(pair: DocumentPair, root: Both): void {
  const before = subtypesOf(pair.base, root.base);
  const after = subtypesOf(pair.head, root.head);
  for (const text of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(text), after.get(text)];
    const { name, parent } = (is ?? was)!;
    const path = `${pair.kind}.components.schemas[${name}]`;
    const what = `The discriminator of \`${parent}\``;
    const report = (says: string) =>
      addUndecided(pair, { path, base: was?.schema, head: is?.schema }, `${what} ${says}.`);
    if (was === undefined) report(`now also chooses \`${name}\``);
    else if (is === undefined) report(`no longer chooses \`${name}\``);
    else if (is.isHidden && !pair.same.areSame(was.schema.value, is.schema.value)) {
      report(`chooses \`${name}\`, which changed`);
    }
  }
}

interface Subtype {
  readonly name: string;
  readonly schema: Located;
  /** Whether no reference has it as a target, so it is not compared anywhere else. */
  readonly isHidden: boolean;
  /** Name of the schema whose discriminator chooses it. */
  readonly parent: string;
}

/** By the value on the wire that chooses it. */
function subtypesOf(side: DocumentSide, root: Located<Mapping>): Map<string, Subtype> {
  const found = new Map<string, Subtype>();
  let referred: ReadonlySet<string> | undefined;
  for (const { prefix, schemas } of namedSchemas(root)) {
    const parents = [...schemas].filter(
      // Alternatives beside a discriminator are compared with their schema.
      ([, { value }]) =>
        isMapping(value) &&
        isDiscriminator(value['discriminator']) &&
        !('oneOf' in value || 'anyOf' in value),
    );
    if (parents.length === 0) continue;
    referred ??= referredFrom(side);
    for (const [parent, { value }] of parents) {
      const mapped = mappedNames((value as Mapping)['discriminator']);
      const names = new Set([parent]);
      // The set grows while it is walked over: what builds on a subtype is one too.
      for (const base of names) {
        for (const [name, schema] of schemas) {
          const isSubtype = mapped.has(name) || buildsOn(schema.value, prefix + base);
          if (names.has(name) || !isSubtype) continue;
          names.add(name);
          const subtype = { name, schema, parent, isHidden: !referred.has(prefix + name) };
          for (const text of mapped.get(name) ?? [name]) found.set(text, subtype);
        }
      }
    }
  }
  return found;
}

interface NamedSchemas {
  /** Head of the references to them. */
  readonly prefix: string;
  readonly schemas: ReadonlyMap<string, Located>;
}

/** Where a file lists schemas by name; some files hold nothing else. */
const LISTS = [['components', 'schemas'], ['schemas'], ['definitions'], []];

/** Schemas by name in the document and in each joined file. */
function* namedSchemas(root: Located<Mapping>): Generator<NamedSchemas> {
  yield* listedIn(root, ['components', 'schemas'], '#');
  for (const [path, file] of entriesIn(child(root, JOINED_FILES))) {
    for (const list of LISTS) yield* listedIn(file, list, joinedRef(path, ''));
  }
}

function* listedIn(file: Located, list: readonly string[], ref: string): Generator<NamedSchemas> {
  let found = file;
  for (const key of list) {
    if (!isMapping(found.value)) return;
    found = child({ ...found, value: found.value }, key);
  }
  if (!isMapping(found.value)) return;
  const schemas = new Map(entriesIn(found));
  yield { prefix: `${[ref, ...list].join('/')}/`, schemas };
}

/** What references name, without those by which a schema builds on another. */
function referredFrom(side: DocumentSide): ReadonlySet<string> {
  const referred = new Set<string>();
  for (const { ref, pointer } of writtenRefs(side.root)) {
    if (!IN_ALL_OF.test(pointer)) referred.add(ref);
  }
  return referred;
}

/** AsyncAPI writes only the name of the property. */
function isDiscriminator(value: unknown): boolean {
  return isMapping(value) || typeof value === 'string';
}

/** The values of a mapping that choose a schema, by its name. A target is a reference or the bare name. */
function mappedNames(discriminator: unknown): Map<string, string[]> {
  const mapping = isMapping(discriminator) ? discriminator['mapping'] : undefined;
  const found = new Map<string, string[]>();
  for (const [text, target] of isMapping(mapping) ? Object.entries(mapping) : []) {
    if (typeof target !== 'string') continue;
    const name = target.slice(Math.max(target.lastIndexOf('/'), target.lastIndexOf('#')) + 1);
    addToGroup(found, name, text);
  }
  return found;
}

function buildsOn(schema: unknown, ref: string): boolean {
  const parts = isMapping(schema) && Array.isArray(schema['allOf']) ? schema['allOf'] : [];
  return parts.some((part) => refOf(part) === ref);
}
