// The keys that a configuration accepts, as its schema describes them, for the page that a person reads.
import { draftOf } from '../../json-schema/drafts';
import { textsIn } from '../../source/list-items';
import { keyInPath } from '../../source/key-path';
import { isMapping, type Mapping } from '../../source/mapping';
import { joinPointer, valueAt, type Pointer } from '../../source/pointer';
import { addToGroup } from '../../source/group-by';
import { SchemaLinks } from '../helm/schema-links';
import { HIDDEN, looksSecret } from '../../diagnostics/looks-secret';
import type { CompiledSchema } from '../../schema-check/schema-store';

export interface Setting {
  /** As people write it, such as `resources.requests.cpu`; `databases[].name` of the items of a list. */
  readonly key: string;
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly required: boolean;
}

/** A schema may refer to itself. Deeper keys are not listed. */
const DEPTH_LIMIT = 6;
const SETTING_LIMIT = 300;

export function listSettings({ document, secretMarks }: CompiledSchema): Setting[] {
  if (!isMapping(document)) return [];
  const links = new SchemaLinks(document, draftOf(document.$schema) ?? '2020-12');
  const found = new Map<string, Setting>();
  visit([''], '', '', 0);
  return [...found.values()];

  /** `written` are the places of the schemas that describe one value. */
  function visit(written: readonly Pointer[], above: string, place: Pointer, depth: number): void {
    if (depth > DEPTH_LIMIT) return;
    const parts = partsOf(links, written);
    const required = new Set(parts.flatMap(({ node }) => textsIn(node.required)));
    for (const [name, schemas] of propertiesOf(parts)) {
      if (found.size >= SETTING_LIMIT) return;
      const key = keyInPath(above, name);
      if (found.has(key)) continue;
      const inside = joinPointer(place, name);
      const own = partsOf(links, schemas);
      found.set(key, { key, ...describe(own, inside), required: required.has(name) });
      visit(schemas, key, inside, depth + 1);
      const items = own.map(({ pointer }) => joinPointer(pointer, 'items'));
      visit(items, `${key}[]`, joinPointer(inside, 0), depth + 1);
    }
  }

  function describe(parts: readonly Part[], place: Pointer): Omit<Setting, 'key' | 'required'> {
    const first = (keyword: string): unknown =>
      parts.find(({ node }) => Object.hasOwn(node, keyword))?.node[keyword];
    const description = first('description') ?? first('title');
    const given = first('default');
    const isSecret = looksSecret(place, given) || secretMarks().isSecret(place);
    return {
      ...optional('type', typeInWords(first('type'), first('enum'))),
      ...optional('description', typeof description === 'string' ? description : undefined),
      ...optional('default', given !== undefined && isSecret ? HIDDEN : given),
    };
  }
}

function typeInWords(type: unknown, values: unknown): string | undefined {
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(', ');
  if (typeof type === 'string') return type;
  return Array.isArray(type) ? type.map(String).join(', ') : undefined;
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}

interface Part {
  readonly node: Mapping;
  readonly pointer: Pointer;
}

/** What describes one value: schemas, and those that they refer to or combine, each once. */
function partsOf(links: SchemaLinks, written: readonly Pointer[]): Part[] {
  const parts = new Map<Mapping, Part>();
  const waiting = [...written];
  for (const pointer of waiting) {
    const node = valueAt(links.document, pointer);
    if (!isMapping(node) || parts.has(node)) continue;
    parts.set(node, { node, pointer });
    const target = links.target({ node, pointer, resource: links.resourceAt(pointer) }, '$ref');
    if (target) waiting.push(target.pointer);
    const { allOf } = node;
    if (!Array.isArray(allOf)) continue;
    waiting.push(...allOf.map((_, index) => joinPointer(pointer, 'allOf', index)));
  }
  return [...parts.values()];
}

/** The places of the schemas of each property; several parts may describe the same one. */
function propertiesOf(parts: readonly Part[]): Map<string, Pointer[]> {
  const found = new Map<string, Pointer[]>();
  for (const { node, pointer } of parts) {
    if (!isMapping(node.properties)) continue;
    for (const name of Object.keys(node.properties)) {
      addToGroup(found, name, joinPointer(pointer, 'properties', name));
    }
  }
  return found;
}
