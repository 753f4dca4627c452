import { child, children } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { sameJson } from '../document/same-parts';
import { detectRest } from './openapi-pair';
import type { Both, OpenapiPair } from './openapi-pair';
import { endpointsOf, identityOf } from './security-schemes';
import type { SecurityScheme } from './security-schemes';

const SCHEME_KEYS = {
  texts: ['description', 'bearerFormat'],
  compared: ['type', 'in', 'name', 'scheme', 'flows', 'openIdConnectUrl', '$ref'],
};

/** Definitions of schemes that both sides have, and that callers of the base must meet. */
export function detectSchemes(
  pair: OpenapiPair,
  used: ReadonlySet<string>,
  before: ReadonlyMap<string, SecurityScheme>,
  after: ReadonlyMap<string, SecurityScheme>,
): void {
  for (const [name, from] of before) {
    const to = after.get(name);
    if (to === undefined || !used.has(name) || sameJson(from.value, to.value)) continue;
    const path = `openapi.components.securitySchemes[${name}]`;
    const both: Both = { path, what: `The security scheme \`${name}\``, from, to };
    const places = { basePointer: from.pointer, headPointer: to.pointer };
    detectRest(pair, both, SCHEME_KEYS);
    if (identityOf(from) !== identityOf(to)) {
      pair.add({
        rule: 'openapi-security-scheme-changed',
        path,
        type: 'modified',
        subject: `${both.what} asks for another kind of credential, or for it elsewhere.`,
        ...places,
      });
    } else if (!sameJson(endpointsOf(from), endpointsOf(to))) {
      pair.add({
        rule: 'openapi-security-endpoint-changed',
        path,
        type: 'modified',
        subject: `${both.what} changed where credentials are got from, or which scopes there are.`,
        ...places,
      });
    }
  }
}

/** Schemes that must hold together, each with its scopes; no scheme: anybody may call. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

interface Security {
  readonly alternatives: readonly Alternative[];
  readonly pointer: string;
}

/** Which credentials an operation takes: alternatives, each a set of schemes with scopes. */
export function detectSecurity(pair: OpenapiPair, root: Both, operation: Both): void {
  const before = securityOf(pair.base, root.from, operation.from, (name) => name);
  const after = securityOf(pair.head, root.to, operation.to, pair.baseNameOf);
  const path = `${operation.path}.security`;
  const places = { basePointer: before.pointer, headPointer: after.pointer };
  const [from, to] = [before.alternatives, after.alternatives];
  const [wasOpen, isOpen] = [isOpenToAll(from), isOpenToAll(to)];
  if (wasOpen && isOpen) return;
  if (wasOpen) {
    pair.add({
      rule: 'openapi-security-required',
      path,
      type: 'added',
      newValue: to.map(print),
      subject: `${operation.what} can no longer be called without credentials.`,
      ...places,
    });
    return;
  }
  if (isOpen) {
    pair.add({
      rule: 'openapi-security-lifted',
      path,
      type: 'removed',
      oldValue: from.map(print),
      subject: `${operation.what} can be called without credentials now.`,
      ...places,
    });
    return;
  }
  const come = to.filter((one) => !from.some((other) => isEqual(one, other)));
  for (const gone of from.filter((one) => !to.some((other) => isEqual(one, other)))) {
    const index = come.findIndex((one) => areRelated(gone, one));
    if (index < 0) {
      pair.add({
        rule: 'openapi-security-alternative-removed',
        path,
        type: 'removed',
        oldValue: print(gone),
        subject: `${operation.what} can no longer be called with ${print(gone)}.`,
        ...places,
      });
      continue;
    }
    const [now] = come.splice(index, 1);
    pair.add({
      rule: suffices(gone, now) ? 'openapi-security-eased' : 'openapi-security-tightened',
      path,
      type: 'modified',
      oldValue: print(gone),
      newValue: print(now),
      subject: `${operation.what} demands ${print(now)} and demanded ${print(gone)}.`,
      ...places,
    });
  }
  for (const one of come) {
    pair.add({
      rule: 'openapi-security-alternative-added',
      path,
      type: 'added',
      newValue: print(one),
      subject: `${operation.what} can now also be called with ${print(one)}.`,
      ...places,
    });
  }
}

/** Whether callers with the credentials `held` have all that is demanded. */
function suffices(held: Alternative, demanded: Alternative): boolean {
  return [...demanded].every(([scheme, scopes]) => {
    const given = held.get(scheme);
    return given !== undefined && [...scopes].every((scope) => given.has(scope));
  });
}

function isEqual(one: Alternative, other: Alternative): boolean {
  return suffices(one, other) && suffices(other, one);
}

/** Whether one is what became of the other, rather than something else. */
function areRelated(one: Alternative, other: Alternative): boolean {
  const hasSameSchemes = one.size === other.size && [...one.keys()].every((key) => other.has(key));
  return hasSameSchemes || suffices(one, other) || suffices(other, one);
}

function isOpenToAll(alternatives: readonly Alternative[]): boolean {
  return alternatives.some((one) => one.size === 0);
}

/** An alternative that asks for more than another one does lets nobody in that the other does not. */
function withoutRedundant(alternatives: readonly Alternative[]): Alternative[] {
  return alternatives.filter(
    (one, index) =>
      !alternatives.some(
        (other, at) =>
          at !== index && suffices(one, other) && (!suffices(other, one) || at < index),
      ),
  );
}

function securityOf(
  side: DocumentSide,
  root: Located<Mapping>,
  operation: Located<Mapping>,
  nameOf: (name: string) => string,
): Security {
  const own = child(operation, 'security');
  const shared = child(root, 'security');
  const located = own.value !== undefined ? own : shared;
  const entries = side.list(located, '`security`');
  const alternatives = entries.map((entry): Alternative => {
    const requirement = side.mapping(entry, 'A security requirement');
    return new Map(
      children(requirement).map(([name, scopes]) => [
        nameOf(name),
        new Set(Array.isArray(scopes.value) ? scopes.value.map(String) : []),
      ]),
    );
  });
  return {
    alternatives: alternatives.length === 0 ? [new Map()] : withoutRedundant(alternatives),
    pointer: located.value === undefined ? operation.pointer : located.pointer,
  };
}

function print(alternative: Alternative): string {
  if (alternative.size === 0) return 'no credentials';
  return [...alternative]
    .map(([scheme, scopes]) => {
      const listed = [...scopes].sort().join(', ');
      return scopes.size === 0 ? `\`${scheme}\`` : `\`${scheme}\` (${listed})`;
    })
    .sort()
    .join(' and ');
}
