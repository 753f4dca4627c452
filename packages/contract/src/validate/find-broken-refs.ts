// References of an OpenAPI, AsyncAPI or JSON Schema document to places that the document does not have. What may be
// right is left alone: other files, data such as examples, and places behind a reference to another file.
import { decodePercent } from '../source/decode-percent';
import { hasOwn, isMapping, isObject } from '../source/mapping';
import { joinPointer, parsePointer, type Pointer } from '../source/pointer';

interface BrokenRef {
  readonly ref: string;
  /** The place of the text. */
  readonly pointer: Pointer;
}

/** Their keys are names, also a name such as `default` or `example`. */
const NAMES = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas'],
  ...['responses', 'paths', 'webhooks', 'pathItems', 'callbacks', 'links', 'requestBodies'],
  ...['securitySchemes', 'content', 'channels', 'operations', 'messages', 'messageTraits'],
  ...['operationTraits', 'replies', 'replyAddresses', 'correlationIds', 'serverVariables'],
]);

/** Extensions are among these names. */
const WITH_EXTENSIONS = new Set(['paths', 'responses', 'callbacks', 'channels', 'operations']);

/** Their values are data, whatever they look like. */
const DATA = new Set(['example', 'examples', 'default', 'enum', 'const', 'variables', 'scopes']);

/** At most this many references in a row are followed at one place. */
const MOST_STEPS = 50;

type Kind = 'node' | 'names' | 'names and extensions';

interface Place {
  readonly value: unknown;
  readonly pointer: Pointer;
  /** The nearest part around it that has an identifier of its own: its references begin there. */
  readonly base: unknown;
}

interface Pending extends Place {
  readonly kind: Kind;
}

export function findBrokenRefs(document: unknown): BrokenRef[] {
  if (!isMapping(document) || !hasReferences(document)) return [];
  return new BrokenRefFinder(document).find();
}

class BrokenRefFinder {
  private readonly found: BrokenRef[] = [];
  private readonly anchors: Anchors;
  private readonly seen = { node: new Set<unknown>(), names: new Set<unknown>() };
  private readonly pending: Pending[];

  constructor(private readonly document: Readonly<Record<string, unknown>>) {
    this.anchors = new Anchors(document);
    this.pending = [{ value: document, pointer: '', kind: 'node', base: document }];
  }

  /** Iterative, so that depth cannot overflow the stack. */
  find(): BrokenRef[] {
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) {
      const { value, pointer, kind } = next;
      const visited = kind === 'node' ? this.seen.node : this.seen.names;
      if (!isObject(value) || visited.has(value)) continue;
      visited.add(value);
      if (isMapping(value)) this.visitMapping(value, next);
      else if (Array.isArray(value)) {
        for (let index = value.length - 1; index >= 0; index -= 1) {
          this.pending.push({ ...next, value: value[index], pointer: joinPointer(pointer, index) });
        }
      }
    }
    return this.found;
  }

  private visitMapping(mapping: Readonly<Record<string, unknown>>, at: Pending): void {
    const { pointer, kind } = at;
    const base = kind === 'node' && isResource(mapping) ? mapping : at.base;
    for (const key of Object.keys(mapping).reverse()) {
      const inside = { value: mapping[key], pointer: joinPointer(pointer, key), base };
      if (key === '$ref' || (kind === 'node' && key === 'operationRef')) this.check(inside);
      if (kind !== 'names' && key.startsWith('x-')) continue;
      if (kind !== 'node') this.pending.push({ ...inside, kind: 'node' });
      else if (key === 'mapping' && typeof mapping.propertyName === 'string') {
        this.checkMapping(inside);
      } else if (!DATA.has(key)) {
        this.pending.push({ ...inside, kind: kindOf(key, inside.value) });
      }
    }
  }

  /** The `mapping` of a discriminator: its values are references. */
  private checkMapping({ value, pointer, base }: Place): void {
    if (!isMapping(value)) return;
    for (const name of Object.keys(value)) {
      this.check({ value: value[name], pointer: joinPointer(pointer, name), base });
    }
  }

  private check({ value: ref, pointer, base }: Place): void {
    const { document, anchors } = this;
    if (typeof ref !== 'string' || !ref.startsWith('#')) return;
    if (exists(ref, document, anchors) || exists(ref, base, anchors)) return;
    this.found.push({ ref, pointer });
  }
}

/** Other documents may give `$ref` a meaning of their own. */
function hasReferences(document: Readonly<Record<string, unknown>>): boolean {
  return ['openapi', 'swagger', 'asyncapi', '$schema'].some(
    (key) => typeof document[key] === 'string' || typeof document[key] === 'number',
  );
}

function kindOf(key: string, value: unknown): Kind {
  if (!NAMES.has(key) || !isMapping(value)) return 'node';
  return WITH_EXTENSIONS.has(key) ? 'names and extensions' : 'names';
}

function isResource({ $id, id }: Readonly<Record<string, unknown>>): boolean {
  return [$id, id].some((text) => typeof text === 'string' && !text.startsWith('#'));
}

function exists(ref: string, root: unknown, anchors: Anchors): boolean {
  const written = ref.slice(1);
  // Many tools take `#/` for the document.
  if (written === '' || written === '/') return true;
  if (!written.startsWith('/')) return anchors.has(decodePercent(written));
  return reaches(decodePercent(written), root, 0) || reaches(written, root, 0);
}

/** Whether a pointer ends at a place, or at a reference to another file. */
function reaches(pointer: Pointer, root: unknown, steps: number): boolean {
  let value = root;
  const tokens = parsePointer(pointer);
  for (const [index, token] of tokens.entries()) {
    if (value === null || typeof value !== 'object') return false;
    if (hasOwn(value, token)) {
      value = (value as Readonly<Record<string, unknown>>)[token];
      continue;
    }
    const ref = isMapping(value) ? value['$ref'] : undefined;
    if (typeof ref !== 'string') return false;
    if (!ref.startsWith('#/') || steps >= MOST_STEPS) return true;
    const rest = tokens.slice(index).map((one) => joinPointer('', one));
    return reaches(decodePercent(ref.slice(1)) + rest.join(''), root, steps + 1);
  }
  return true;
}

/** Names that a document gives to its parts. They are collected when the first one is looked for. */
class Anchors {
  private names: Set<string> | undefined;

  constructor(private readonly document: unknown) {}

  has(name: string): boolean {
    this.names ??= collectAnchors(this.document);
    return this.names.has(name);
  }
}

function collectAnchors(document: unknown): Set<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const pending: unknown[] = [document];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at === null || typeof at !== 'object' || seen.has(at)) continue;
    seen.add(at);
    const { $anchor, $dynamicAnchor, $id, id } = at as Readonly<Record<string, unknown>>;
    for (const name of [$anchor, $dynamicAnchor]) if (typeof name === 'string') names.add(name);
    for (const name of [$id, id]) {
      if (typeof name === 'string' && name.includes('#')) names.add(name.replace(/^[^#]*#/, ''));
    }
    for (const inner of Object.values(at))
      if (inner !== undefined && inner !== null) pending.push(inner);
  }
  return names;
}
