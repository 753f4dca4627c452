// The keys that a configuration accepts, as its schema describes them, for the page that a person reads.
import { followRef, isOwnPlace } from '../../source/follow-ref';
import { textsIn } from '../../source/list-items';
import { isMapping, type Mapping } from '../../source/mapping';
import { joinPointer, type Pointer } from '../../source/pointer';
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

export function listSettings({ document: schema, secretMarks }: CompiledSchema): Setting[] {
  const found: Setting[] = [];
  visit(schema, '', '', 0);
  return found;

  function visit(node: unknown, above: string, place: Pointer, depth: number): void {
    if (depth > DEPTH_LIMIT) return;
    const parts = partsOf(schema, node);
    const required = new Set(parts.flatMap((part) => textsIn(part.required)));
    for (const part of parts) {
      if (!isMapping(part.properties)) continue;
      for (const [name, written] of Object.entries(part.properties)) {
        if (found.length >= SETTING_LIMIT) return;
        const key = above === '' ? name : `${above}.${name}`;
        if (found.some((one) => one.key === key)) continue;
        const inside = joinPointer(place, name);
        const own = partsOf(schema, written);
        found.push({ key, ...describe(own, inside), required: required.has(name) });
        visit(written, key, inside, depth + 1);
        for (const { items } of own) visit(items, `${key}[]`, joinPointer(inside, 0), depth + 1);
      }
    }
  }

  function describe(parts: readonly Mapping[], place: Pointer): Omit<Setting, 'key' | 'required'> {
    const first = (keyword: string): unknown =>
      parts.find((part) => Object.hasOwn(part, keyword))?.[keyword];
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

/** What describes one value: a schema, and those that it refers to or combines, each once. */
function partsOf(document: unknown, node: unknown): Mapping[] {
  const parts = new Set<Mapping>();
  const waiting = [node];
  while (waiting.length > 0) {
    const part = waiting.shift();
    if (!isMapping(part) || parts.has(part)) continue;
    parts.add(part);
    const { $ref, allOf } = part;
    if (isOwnPlace($ref)) {
      waiting.push(followRef(document, $ref));
    }
    if (Array.isArray(allOf)) waiting.push(...(allOf as unknown[]));
  }
  return [...parts];
}
