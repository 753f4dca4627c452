import { child, children } from './document-side';
import type { DocumentSide, Located, Mapping } from './document-side';
import { mappingAt } from './mapping-at';

/** One way to get a token. */
export interface Flow {
  readonly urls: ReadonlyMap<string, unknown>;
  /** Each scope with what it says to people. */
  readonly scopes: ReadonlyMap<string, unknown>;
}

/** AsyncAPI 3 calls the scopes of a flow `availableScopes`. */
const SCOPES = ['scopes', 'availableScopes'];

export function flowsOf(side: DocumentSide, scheme: Located<Mapping>): ReadonlyMap<string, Flow> {
  const flows = mappingAt(side, child(scheme, 'flows'));
  if (flows === undefined) return new Map();
  return new Map(
    children(flows).flatMap(([name, written]) => {
      const flow = name.startsWith('x-') ? undefined : mappingAt(side, written);
      return flow === undefined ? [] : [[name, flowOf(side, flow)] as const];
    }),
  );
}

function flowOf(side: DocumentSide, flow: Located<Mapping>): Flow {
  const entries = Object.entries(flow.value);
  const [scopes] = SCOPES.flatMap((key) => mappingAt(side, child(flow, key)) ?? []);
  return {
    urls: new Map(entries.filter(([key]) => !SCOPES.includes(key) && !key.startsWith('x-'))),
    scopes: new Map(Object.entries(scopes?.value ?? {})),
  };
}
