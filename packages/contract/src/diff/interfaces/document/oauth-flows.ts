import { isMapping } from '../../../source/mapping';
import { child, children } from './document-side';
import type { Located, Mapping } from './document-side';

/** One way to get a token. */
export interface Flow {
  readonly urls: ReadonlyMap<string, unknown>;
  /** Each scope with what it says to people. */
  readonly scopes: ReadonlyMap<string, unknown>;
}

/** AsyncAPI 3 calls the scopes of a flow `availableScopes`. */
const SCOPES = ['scopes', 'availableScopes'];

export function flowsOf(scheme: Located<Mapping>): ReadonlyMap<string, Flow> {
  const flows = child(scheme, 'flows');
  if (!isMapping(flows.value)) return new Map();
  return new Map(
    children({ value: flows.value, pointer: flows.pointer }).flatMap(([name, { value }]) =>
      isMapping(value) ? [[name, flowOf(value)] as const] : [],
    ),
  );
}

function flowOf(flow: Mapping): Flow {
  const entries = Object.entries(flow);
  const scopes = SCOPES.map((key) => flow[key]).find(isMapping) ?? {};
  return {
    urls: new Map(entries.filter(([key]) => !SCOPES.includes(key) && !key.startsWith('x-'))),
    scopes: new Map(Object.entries(scopes)),
  };
}
