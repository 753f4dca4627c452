import { detectAlternatives } from '../document/security/detect-alternatives';
import type { Both } from '../document/pair/document-pair';
import type { OpenapiPair } from './elements/openapi-pair';
import { securityOf } from './elements/asked-security';

/** Which credentials an operation takes: alternatives, each a set of schemes with scopes. */
export function detectSecurity(pair: OpenapiPair, root: Both, operation: Both): void {
  const before = securityOf(pair.base, root.base, operation.base, (name) => name);
  const after = securityOf(pair.head, root.head, operation.head, pair.baseNameOf);
  detectAlternatives(pair, operation, before, after);
}
