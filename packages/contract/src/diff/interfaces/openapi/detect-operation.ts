import { child } from '../document/side/document-side';
import type { Located, Mapping } from '../document/side/document-side';
import { detectOutgoing } from './outgoing/detect-outgoing';
import { detectParameters } from './parameters/detect-parameters';
import { detectRequestBody } from './bodies/detect-request-body';
import { detectResponses } from './responses/detect-responses';
import { detectAddresses, detectServerAddresses } from './detect-server-addresses';
import { detectSecurity } from './detect-security';
import { addDeprecation, detectRest } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import type { OpenapiPair } from './elements/openapi-pair';

interface OperationPair {
  readonly method: string;
  /** `GET /users`, in backticks. */
  readonly what: string;
  readonly templates: { readonly base: string; readonly head: string };
  /** Whether the two sides are in path items that are not compared with each other. */
  readonly isMoved: boolean;
  readonly operations: { readonly base: Located<Mapping>; readonly head: Located<Mapping> };
}

const OPERATION_KEYS = {
  texts: ['summary', 'description', 'operationId', 'tags', 'externalDocs'],
  compared: [
    'parameters',
    'requestBody',
    'responses',
    'security',
    'deprecated',
    'callbacks',
    'servers',
  ],
};

export function detectOperation(
  pair: OpenapiPair,
  root: Both,
  item: Both,
  operation: OperationPair,
): void {
  const { method, what, templates, isMoved } = operation;
  const path = `${item.path}.methods[${method}]`;
  const both: Both = { path, what, ...operation.operations };
  detectParameters(pair, item, both, templates);
  detectSecurity(pair, root, both);
  if (isMoved) detectAddresses(pair, [both, item, root]);
  if (pair.same.areSame(both.base.value, both.head.value)) return;
  detectRest(pair, both, OPERATION_KEYS);
  if (!isMoved) detectServerAddresses(pair, both, [item, root]);
  addDeprecation(pair, both, 'openapi-deprecation-changed');
  detectRequestBody(pair, both);
  detectResponses(pair, both);
  detectOutgoing(pair, {
    kind: 'callback',
    path: `${path}.callbacks`,
    base: child(both.base, 'callbacks'),
    head: child(both.head, 'callbacks'),
  });
}
