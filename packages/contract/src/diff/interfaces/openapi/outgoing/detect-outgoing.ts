// What the service itself sends to consumers: webhooks and callbacks. Consumers read the request and send the
// response there, so the directions are reversed. Of other parts, the report only says that they changed.
import { addPresence } from '../../document/pair/add-presence';
import { child, children } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';
import { detectAnswers } from './detect-answers';
import { detectPayload } from './detect-payload';
import { detectSentParameters } from './detect-sent-parameters';
import { followItem } from '../elements/follow-item';
import { METHODS, methodsOf } from '../elements/methods';
import { addUndecided, followBoth, followOne } from '../../document/pair/document-pair';
import type { Both, WrittenBoth } from '../../document/pair/document-pair';
import { haveSameMeaning } from '../../document/side/same-meaning';
import type { OpenapiPair } from '../elements/openapi-pair';

interface OutgoingPair {
  readonly kind: 'webhook' | 'callback';
  readonly path: string;
  readonly base: Located;
  readonly head: Located;
}

export function detectOutgoing(pair: OpenapiPair, outgoing: OutgoingPair): void {
  const { kind, path, base, head } = outgoing;
  if (base.value === undefined && head.value === undefined) return;
  const before = pair.base.mapping(base, `\`${kind}s\``);
  const after = pair.head.mapping(head, `\`${kind}s\``);
  const renamed: ReadonlyMap<string, string> =
    kind === 'callback' ? renamedCallbacks(pair, path, before, after) : new Map();
  const newNames = new Set(renamed.values());
  for (const [name, was] of children(before)) {
    const is = child(after, renamed.get(name) ?? name);
    const own = `${path}[${name}]`;
    const what = `The ${kind} \`${name}\``;
    if (is.value !== undefined) {
      if (!pair.same.areSame(was.value, is.value)) {
        detectOne(pair, kind, { path: own, what, base: was, head: is });
      }
      continue;
    }
    addPresence(pair, `openapi-${kind}`, { path: own, what, value: name, base: was });
  }
  for (const [name, is] of children(after)) {
    if (child(before, name).value !== undefined || newNames.has(name)) continue;
    const what = `The ${kind} \`${name}\``;
    addPresence(pair, `openapi-${kind}`, { path: `${path}[${name}]`, what, value: name, head: is });
  }
}

/** New names by old ones: receivers see the addresses of a callback, and never its name. */
function renamedCallbacks(
  pair: OpenapiPair,
  path: string,
  before: Located<Mapping>,
  after: Located<Mapping>,
): ReadonlyMap<string, string> {
  const left = children(after).filter(([name]) => child(before, name).value === undefined);
  const renamed = new Map<string, string>();
  for (const [name, was] of children(before)) {
    if (child(after, name).value !== undefined) continue;
    const addresses = addressesOf(pair.base, was);
    const at = left.findIndex(([, is]) => addressesOf(pair.head, is) === addresses);
    if (addresses === undefined || at < 0) continue;
    const [[newName, is]] = left.splice(at, 1) as [(typeof left)[number]];
    renamed.set(name, newName);
    pair.add({
      rule: 'openapi-text-changed',
      path: `${path}[${name}]`,
      type: 'modified',
      subject: `The callback \`${name}\` is called \`${newName}\` in the document now.`,
      basePointer: was.pointer,
      headPointer: is.pointer,
    });
  }
  return renamed;
}

/** `undefined` for a callback in another file. */
function addressesOf(side: DocumentSide, callback: Located): string | undefined {
  const { value } = followOne(side, callback, 'A callback');
  const addresses = Object.keys(value).filter((key) => !key.startsWith('x-'));
  return addresses.includes('$ref') ? undefined : JSON.stringify(addresses.sort());
}

function detectOne(pair: OpenapiPair, kind: OutgoingPair['kind'], written: WrittenBoth): void {
  const { path, what } = written;
  if (kind === 'webhook') {
    const item = followItem(pair, written);
    if (item !== undefined) detectItem(pair, kind, item);
    return;
  }
  const both = followBoth(pair, written);
  if (both === undefined) return;
  // A callback maps expressions that yield addresses to path items.
  const names = new Set([...Object.keys(both.base.value), ...Object.keys(both.head.value)]);
  for (const name of names) {
    if (name.startsWith('x-')) continue;
    const [before, after] = [child(both.base, name), child(both.head, name)];
    const own = `${path}.addresses[${name}]`;
    if (before.value === undefined || after.value === undefined) {
      const why = `${what} is sent to other addresses.`;
      addUndecided(pair, { path: own, base: before, head: after }, why);
      continue;
    }
    if (pair.same.areSame(before.value, after.value)) continue;
    const item = followItem(pair, {
      path: own,
      what: `${what} to \`${name}\``,
      base: before,
      head: after,
    });
    if (item !== undefined) detectItem(pair, kind, item);
  }
}

const WORDS = ['summary', 'description', 'operationId', 'tags', 'externalDocs', 'deprecated'];

function detectItem(pair: OpenapiPair, kind: OutgoingPair['kind'], item: Both): void {
  const before = methodsOf(pair.base, item.base);
  const after = methodsOf(pair.head, item.head);
  for (const method of new Set([...before.keys(), ...after.keys()])) {
    const [base, head] = [before.get(method), after.get(method)];
    const path = `${item.path}.methods[${method}]`;
    const what = `${item.what} (${method})`;
    if (base === undefined || head === undefined) {
      addPresence(pair, `openapi-${kind}`, { path, what, value: method, base, head });
      continue;
    }
    const both: Both = { path, what, base, head };
    detectPayload(pair, kind, both);
    detectSentParameters(pair, item, both);
    detectAnswers(pair, both);
    detectOthers(pair, both, ['requestBody', 'parameters', 'responses']);
  }
  detectOthers(pair, item, [...METHODS, 'parameters', 'additionalOperations', '$ref']);
}

/** What a receiver must do or may see beside the payload. */
function detectOthers(pair: OpenapiPair, both: Both, compared: readonly string[]): void {
  for (const name of new Set([...Object.keys(both.base.value), ...Object.keys(both.head.value)])) {
    if (compared.includes(name)) continue;
    const [base, head] = [child(both.base, name), child(both.head, name)];
    if (haveSameMeaning(pair, base, head)) continue;
    if (WORDS.includes(name) || name.startsWith('x-')) {
      pair.add({
        rule: 'openapi-text-changed',
        path: `${both.path}.${name}`,
        type: 'modified',
        subject: `${both.what} changed \`${name}\`.`,
        basePointer: both.base.pointer,
        headPointer: both.head.pointer,
      });
      continue;
    }
    const why = `${both.what} changed \`${name}\`, which is not compared for messages of the service.`;
    addUndecided(pair, { path: `${both.path}.${name}`, base, head }, why);
  }
}
