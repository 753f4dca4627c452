// Converts an OpenAPI schema of Kubernetes to JSON Schema 2020-12. The result accepts what the API server
// accepts, with one difference: it refuses unknown keys, which the API server removes without a word.
import { codeList } from '../../diagnostics/words';
import { isMapping, type Mapping } from '../../source/mapping';
import { joinPointer, type Pointer } from '../../source/pointer';
import { nameType } from '../value';
import { translatePattern } from './translate-pattern';
import type { LostRule, XrdProblem } from './xrd-problem';

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
const COPIED: ReadonlySet<string> = new Set(
  (
    'title description default enum minLength maxLength minItems maxItems uniqueItems ' +
    'minProperties maxProperties multipleOf minimum maximum'
  ).split(' '),
);
/**
 * Formats that mean the same in Kubernetes and in JSON Schema. `duration` differs, so it is not here.
 * `password` marks a secret.
 */
const SHARED_FORMATS: ReadonlySet<string> = new Set(
  'date date-time email hostname ipv4 ipv6 password uri uuid'.split(' '),
);
/** The largest numbers that fit the format and that a double holds: 2^63 - 1 is not among them. */
const INTEGER_BOUNDS: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 63 - 1024), 2 ** 63 - 1024],
};
const OPEN = 'x-kubernetes-preserve-unknown-fields';
const JUNCTORS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

interface ConvertedSchema {
  readonly schema: Mapping;
  readonly lost: readonly LostRule[];
  readonly problems: readonly XrdProblem[];
}

export function convertSchema(schema: unknown, pointer: Pointer): ConvertedSchema {
  const converter = new Converter();
  return { schema: converter.convert(schema, pointer), ...converter };
}

class Converter {
  readonly lost: LostRule[] = [];
  readonly problems: XrdProblem[] = [];

  /** A branch of `anyOf` and its kind only adds conditions: it does not list the keys, so it is not closed. */
  convert(node: unknown, pointer: Pointer, isBranch = false): Mapping {
    if (!isMapping(node)) {
      this.refuse(pointer, `A schema must be a map; this is ${nameType(node)}.`);
      return {};
    }
    const result: Mapping = {};
    this.addType(result, node, pointer, isBranch);
    for (const [key, value] of Object.entries(node)) {
      this.addKeyword(result, key, value, joinPointer(pointer, key), isBranch);
    }
    this.addRequired(result, node);
    this.addBounds(result, node);
    if (!isBranch) closeObject(result, node);
    return result;
  }

  private addKeyword(
    result: Mapping,
    key: string,
    value: unknown,
    pointer: Pointer,
    isBranch: boolean,
  ): void {
    if (COPIED.has(key)) result[key] = value;
    else if (key === 'example') result.examples = [value];
    else if (key === 'pattern') this.addPattern(result, value, pointer);
    else if (key === 'format' && SHARED_FORMATS.has(String(value))) result.format = value;
    else if (key === 'properties') result.properties = this.convertAll(value, pointer, isBranch);
    else if (key === 'items') result.items = this.convert(value, pointer, isBranch);
    else if (key === 'not') result.not = this.convert(value, pointer, true);
    else if (JUNCTORS.has(key)) result[key] = this.convertList(value, pointer);
    else if (key === 'additionalProperties') {
      const isFlag = typeof value === 'boolean';
      result[key] = isFlag ? value : this.convert(value, pointer, isBranch);
    } else if (key === 'x-kubernetes-validations') this.addLostRules(value, pointer);
    else if (key === 'x-kubernetes-list-type') {
      if (value === 'set' || value === 'map') result.uniqueItems = true;
    } else if (key === 'x-kubernetes-list-map-keys') {
      // Equal entries are refused. JSON Schema cannot compare a part of them.
      this.lost.push({ pointer, rule: `${key}: ${JSON.stringify(value)}` });
    } else if (key === '$ref') {
      this.refuse(
        pointer,
        'The schema has a `$ref`, which Kubernetes does not accept in a definition.',
        'Write the referenced schema in its place.',
      );
    }
  }

  private addType(result: Mapping, node: Mapping, pointer: Pointer, isBranch: boolean): void {
    const { type } = node;
    const types: unknown[] = [];
    if (node['x-kubernetes-int-or-string'] === true) types.push('integer', 'string');
    else if (typeof type === 'string' && TYPES.includes(type)) types.push(type);
    else if (type !== undefined) {
      const seen = typeof type === 'string' ? `\`${type}\`` : nameType(type);
      const accepted = codeList(TYPES);
      this.refuse(joinPointer(pointer, 'type'), `The type is ${seen}. Use one of ${accepted}.`);
    } else if (isMapping(node.properties) && node[OPEN] !== true && !isBranch) types.push('object');
    if (types.length === 0) return;
    if (node.nullable === true) types.push('null');
    result.type = types.length === 1 ? types[0] : types;
  }

  private convertAll(value: unknown, pointer: Pointer, isBranch: boolean): Mapping {
    if (!isMapping(value)) {
      this.refuse(pointer, `\`properties\` must be a map; this is ${nameType(value)}.`);
      return {};
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, schema]) => [
        name,
        this.convert(schema, joinPointer(pointer, name), isBranch),
      ]),
    );
  }

  private convertList(value: unknown, pointer: Pointer): Mapping[] {
    if (Array.isArray(value) && value.length > 0) {
      return value.map((item, index) => this.convert(item, joinPointer(pointer, index), true));
    }
    this.refuse(pointer, 'This must be a list of at least one schema.');
    return [];
  }

  private addPattern(result: Mapping, value: unknown, pointer: Pointer): void {
    const pattern = typeof value === 'string' ? translatePattern(value) : undefined;
    if (pattern === undefined) this.lost.push({ pointer, rule: `pattern: ${String(value)}` });
    else result.pattern = pattern;
  }

  private addLostRules(value: unknown, pointer: Pointer): void {
    for (const [index, entry] of (Array.isArray(value) ? value : []).entries()) {
      if (!isMapping(entry) || typeof entry.rule !== 'string') continue;
      const { rule, message } = entry;
      const place = joinPointer(pointer, index);
      this.lost.push({
        pointer: place,
        rule: rule.trim().replace(/\s+/g, ' '),
        ...(typeof message === 'string' && { message }),
      });
    }
  }

  /** The API server fills in defaults before it looks for required keys. */
  private addRequired(result: Mapping, { required, properties }: Mapping): void {
    if (!Array.isArray(required)) return;
    const kept = required.filter((name) => {
      const schema = isMapping(properties) ? properties[String(name)] : undefined;
      return !isMapping(schema) || !Object.hasOwn(schema, 'default');
    });
    if (kept.length > 0) result.required = kept;
  }

  private addBounds(result: Mapping, node: Mapping): void {
    const bounds = INTEGER_BOUNDS[String(node.format)];
    if (bounds && [result.type].flat().includes('integer')) {
      const [least, most] = bounds;
      const { minimum, maximum } = result;
      result.minimum = typeof minimum === 'number' ? Math.max(minimum, least) : least;
      result.maximum = typeof maximum === 'number' ? Math.min(maximum, most) : most;
    }
    for (const [flag, bound] of [
      ['exclusiveMinimum', 'minimum'],
      ['exclusiveMaximum', 'maximum'],
    ] as const) {
      if (node[flag] !== true || node[bound] === undefined) continue;
      result[flag] = node[bound];
      if (result[bound] === node[bound]) delete result[bound];
    }
  }

  private refuse(pointer: Pointer, message: string, hint?: string): void {
    this.problems.push({ pointer, message, hint });
  }
}

/** The API server removes unknown keys unless the schema says otherwise. */
function closeObject(result: Mapping, node: Mapping): void {
  if (![result.type].flat().includes('object') || Object.hasOwn(result, 'additionalProperties')) {
    return;
  }
  result.additionalProperties = node[OPEN] === true || isEmbedded(node);
}

/** The schema of an embedded object does not list `apiVersion`, `kind` and `metadata`, but accepts them. */
function isEmbedded(node: Mapping): boolean {
  return node['x-kubernetes-embedded-resource'] === true;
}
