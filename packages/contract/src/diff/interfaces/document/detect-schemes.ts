import { detectRest } from './document-pair';
import type { Both, DocumentPair } from './document-pair';
import { sameJson } from './same-parts';
import { endpointsOf, identityOf } from './security-schemes';
import type { SecurityScheme } from './security-schemes';

const SCHEME_KEYS = {
  texts: ['description', 'bearerFormat'],
  compared: ['type', 'in', 'name', 'scheme', 'flows', 'scopes', 'openIdConnectUrl', '$ref'],
};

/** Definitions of schemes that both sides have, and that callers of the base must meet. */
export function detectSchemes(
  pair: DocumentPair,
  used: ReadonlySet<string>,
  before: ReadonlyMap<string, SecurityScheme>,
  after: ReadonlyMap<string, SecurityScheme>,
): void {
  for (const [name, from] of before) {
    const to = after.get(name);
    if (to === undefined || !used.has(name) || sameJson(from.value, to.value)) continue;
    const path = `${pair.kind}.components.securitySchemes[${name}]`;
    const both: Both = { path, what: `The security scheme \`${name}\``, from, to };
    const places = { basePointer: from.pointer, headPointer: to.pointer };
    detectRest(pair, both, SCHEME_KEYS);
    if (identityOf(from) !== identityOf(to)) {
      pair.add({
        rule: `${pair.kind}-security-scheme-changed`,
        path,
        type: 'modified',
        subject: `${both.what} asks for another kind of credential, or for it elsewhere.`,
        ...places,
      });
    } else if (!sameJson(endpointsOf(from), endpointsOf(to))) {
      pair.add({
        rule: `${pair.kind}-security-endpoint-changed`,
        path,
        type: 'modified',
        subject: `${both.what} changed where credentials are got from, or which scopes there are.`,
        ...places,
      });
    }
  }
}
