import { child, children } from '../document/document-side';
import type { Located } from '../document/document-side';
import { sameJson } from '../document/same-parts';
import { contentOf } from './content';
import { detectHeaders } from './detect-headers';
import { MEDIA_KEYS } from './detect-request-body';
import { addUndecided, detectRest, followBoth } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import type { OpenapiPair } from './openapi-pair';

const RESPONSE_KEYS = {
  texts: ['description', 'summary'],
  compared: ['$ref', 'headers', 'content', 'links'],
};

export function detectResponses(pair: OpenapiPair, operation: Both): void {
  const [from, to] = [child(operation.from, 'responses'), child(operation.to, 'responses')];
  if (pair.same.areSame(from.value, to.value)) return;
  const before = responsesOf(children(pair.base.mapping(from, '`responses`')));
  const after = responsesOf(children(pair.head.mapping(to, '`responses`')));
  for (const [status, response] of before) {
    const now = after.get(status);
    const path = `${operation.path}.responses[${status}]`;
    const what = `The response ${status} of ${operation.what}`;
    const cover = now === undefined ? coverOf(after, status) : status;
    const described = cover === undefined ? undefined : after.get(cover);
    if (described !== undefined) {
      const both = followBoth(pair, path, what, response, described);
      if (both !== undefined) detectResponse(pair, both);
    }
    if (now !== undefined) continue;
    pair.add({
      rule: cover === undefined ? 'openapi-response-removed' : 'openapi-response-generalized',
      path,
      type: 'removed',
      oldValue: `${operation.what.replace(/`/g, '')} ${status}`,
      subject:
        cover === undefined
          ? `${what} was removed.`
          : `${what} was removed; \`${cover}\` still describes it.`,
      basePointer: response.pointer,
    });
  }
  for (const [status, response] of after) {
    if (before.has(status)) continue;
    pair.add({
      rule: 'openapi-response-added',
      path: `${operation.path}.responses[${status}]`,
      type: 'added',
      newValue: `${operation.what.replace(/`/g, '')} ${status}`,
      subject: `The response ${status} of ${operation.what} was added.`,
      headPointer: response.pointer,
    });
  }
}

/** What describes a status that is not named: its range, and `default`, which clients read as an error. */
function coverOf(responses: ReadonlyMap<string, Located>, status: string): string | undefined {
  const range = `${status[0]}XX`;
  if (responses.has(range)) return range;
  return /^[45]/.test(status) && responses.has('default') ? 'default' : undefined;
}

/** By status; `4xx` means `4XX`. */
function responsesOf(entries: readonly [string, Located][]): Map<string, Located> {
  const found = new Map<string, Located>();
  for (const [status, response] of entries) {
    if (status.startsWith('x-')) continue;
    found.set(/^\dxx$/i.test(status) ? status.toUpperCase() : status, response);
  }
  return found;
}

function detectResponse(pair: OpenapiPair, both: Both): void {
  if (pair.same.areSame(both.from.value, both.to.value)) return;
  detectRest(pair, both, RESPONSE_KEYS);
  detectHeaders(pair, both);
  const [before, after] = [child(both.from, 'links'), child(both.to, 'links')];
  if (!sameJson(before.value, after.value)) {
    const why = `${both.what} changed its links, which are not compared.`;
    addUndecided(pair, `${both.path}.links`, why, before, after);
  }
  detectMediaTypes(pair, both);
}

function detectMediaTypes(pair: OpenapiPair, response: Both): void {
  const before = contentOf(pair.base, response.from);
  const after = contentOf(pair.head, response.to);
  for (const [key, from] of before) {
    const to = after.get(key);
    const path = `${response.path}.content[${from.name}]`;
    if (to === undefined) {
      pair.add({
        rule: 'openapi-response-media-type-removed',
        path,
        type: 'removed',
        oldValue: from.name,
        subject: `${response.what} no longer comes as \`${from.name}\`.`,
        basePointer: from.media.pointer,
      });
      continue;
    }
    const what = `${response.what} (\`${from.name}\`)`;
    const both: Both = { path, what, from: from.media, to: to.media };
    detectRest(pair, both, MEDIA_KEYS);
    const place = { rules: 'openapi-response', direction: 'output' } as const;
    const schemas = [child(both.from, 'schema'), child(both.to, 'schema')] as const;
    pair.schemas.detect(...schemas, { ...place, ...both }, pair.add);
  }
  for (const [key, to] of after) {
    if (before.has(key)) continue;
    pair.add({
      rule: 'openapi-response-media-type-added',
      path: `${response.path}.content[${to.name}]`,
      type: 'added',
      newValue: to.name,
      subject: `${response.what} may now also come as \`${to.name}\`.`,
      headPointer: to.media.pointer,
    });
  }
}
