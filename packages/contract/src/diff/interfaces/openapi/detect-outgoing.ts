// What the service itself sends to those who depend on it: webhooks and callbacks. There the
// request is what they read, so directions turn round; of the rest, that it changed is told.
import { child, children } from '../document/document-side';
import type { Located } from '../document/document-side';
import { contentOf } from './content';
import { METHODS, methodsOf } from './methods';
import { addUndecided, followBoth, followOne } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import type { OpenapiPair } from './openapi-pair';

export interface OutgoingPair {
  readonly kind: 'webhook' | 'callback';
  readonly path: string;
  readonly from: Located;
  readonly to: Located;
}

export function detectOutgoing(pair: OpenapiPair, outgoing: OutgoingPair): void {
  const { kind, path, from, to } = outgoing;
  if (from.value === undefined && to.value === undefined) return;
  const before = pair.base.mapping(from, `\`${kind}s\``);
  const after = pair.head.mapping(to, `\`${kind}s\``);
  for (const [name, was] of children(before)) {
    const is = child(after, name);
    const own = `${path}[${name}]`;
    const what = `The ${kind} \`${name}\``;
    if (is.value !== undefined) {
      if (!pair.same.areSame(was.value, is.value)) detectOne(pair, kind, own, what, was, is);
      continue;
    }
    pair.add({
      rule: `openapi-${kind}-removed`,
      path: own,
      type: 'removed',
      oldValue: name,
      subject: `${what} was removed.`,
      basePointer: was.pointer,
    });
  }
  for (const [name, is] of children(after)) {
    if (child(before, name).value !== undefined) continue;
    pair.add({
      rule: `openapi-${kind}-added`,
      path: `${path}[${name}]`,
      type: 'added',
      newValue: name,
      subject: `The ${kind} \`${name}\` was added.`,
      headPointer: is.pointer,
    });
  }
}

function detectOne(
  pair: OpenapiPair,
  kind: OutgoingPair['kind'],
  path: string,
  what: string,
  from: Located,
  to: Located,
): void {
  const both = followBoth(pair, path, what, from, to);
  if (both === undefined) return;
  if (kind === 'webhook') {
    detectItem(pair, kind, both);
    return;
  }
  // A callback maps expressions that yield addresses to path items.
  const names = new Set([...Object.keys(both.from.value), ...Object.keys(both.to.value)]);
  for (const name of names) {
    if (name.startsWith('x-')) continue;
    const [before, after] = [child(both.from, name), child(both.to, name)];
    const own = `${path}.addresses[${name}]`;
    if (before.value === undefined || after.value === undefined) {
      const why = `${what} is sent to other addresses.`;
      addUndecided(pair, own, why, before, after);
      continue;
    }
    if (pair.same.areSame(before.value, after.value)) continue;
    const item = followBoth(pair, own, `${what} to \`${name}\``, before, after);
    if (item !== undefined) detectItem(pair, kind, item);
  }
}

const WORDS = ['summary', 'description', 'operationId', 'tags', 'externalDocs', 'deprecated'];

function detectItem(pair: OpenapiPair, kind: OutgoingPair['kind'], item: Both): void {
  const before = methodsOf(pair.base, item.from);
  const after = methodsOf(pair.head, item.to);
  for (const method of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(method), after.get(method)];
    const path = `${item.path}.methods[${method}]`;
    const what = `${item.what} (${method})`;
    if (from === undefined || to === undefined) {
      const nothing = { value: undefined, pointer: '' };
      addUndecided(pair, path, `${what} is new or gone.`, from ?? nothing, to ?? nothing);
      continue;
    }
    const both: Both = { path, what, from, to };
    detectPayload(pair, kind, both);
    detectOthers(pair, both, ['requestBody']);
  }
  detectOthers(pair, item, [...METHODS, 'additionalOperations']);
}

/** Whatever a receiver must do or may see beside the payload. */
function detectOthers(pair: OpenapiPair, both: Both, compared: readonly string[]): void {
  for (const name of new Set([...Object.keys(both.from.value), ...Object.keys(both.to.value)])) {
    if (compared.includes(name)) continue;
    const [from, to] = [child(both.from, name), child(both.to, name)];
    if (pair.same.areSame(from.value, to.value)) continue;
    if (WORDS.includes(name) || name.startsWith('x-')) {
      pair.add({
        rule: 'openapi-text-changed',
        path: `${both.path}.${name}`,
        type: 'modified',
        subject: `${both.what} changed \`${name}\`.`,
        basePointer: both.from.pointer,
        headPointer: both.to.pointer,
      });
      continue;
    }
    const why = `${both.what} changed \`${name}\`, which is not compared for what the service sends.`;
    addUndecided(pair, `${both.path}.${name}`, why, from, to);
  }
}

function detectPayload(pair: OpenapiPair, kind: OutgoingPair['kind'], operation: Both): void {
  const [from, to] = [child(operation.from, 'requestBody'), child(operation.to, 'requestBody')];
  if (pair.same.areSame(from.value, to.value)) return;
  const path = `${operation.path}.request-body`;
  const what = `The payload of ${operation.what[0].toLowerCase()}${operation.what.slice(1)}`;
  const bodies = [followOne(pair.base, from, what), followOne(pair.head, to, what)];
  const before = contentOf(pair.base, bodies[0]);
  const after = contentOf(pair.head, bodies[1]);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    const own = `${path}.content[${key}]`;
    if (was === undefined || is === undefined) {
      addUndecided(pair, own, `${what} comes as another media type: \`${key}\`.`, from, to);
      continue;
    }
    const schemas = [child(was.media, 'schema'), child(is.media, 'schema')] as const;
    const place = { rules: `openapi-${kind}-payload`, direction: 'output' as const };
    pair.schemas.detect(...schemas, { ...place, path: own, what }, pair.add);
  }
}
