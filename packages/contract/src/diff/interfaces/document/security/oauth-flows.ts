import { compareText } from '../../../../source/text-order';
import { child, children, isOutside } from '../side/document-side';
import type { DocumentSide, Located, Mapping } from '../side/document-side';
import { mappingAt } from '../side/mapping-at';

/** One way to get a token. */
export interface Flow {
  readonly urls: ReadonlyMap<string, unknown>;
  /** Each scope with what it says to people. */
  readonly scopes: ReadonlyMap<string, unknown>;
}

/** AsyncAPI 3 calls the scopes of a flow `availableScopes`. */
const SCOPES = ['scopes', 'availableScopes'];

interface Flows {
  readonly known: ReadonlyMap<string, Flow>;
  /** References to other files that say a part of them. */
  readonly elsewhere: readonly string[];
}

export function flowsOf(side: DocumentSide, scheme: Located<Mapping>): Flows {
  const elsewhere: string[] = [];
  const read = (written: Located): Located<Mapping> | undefined => {
    const found = written.value === undefined ? undefined : side.follow(written);
    if (found !== undefined && isOutside(found)) elsewhere.push(found.ref);
    return mappingAt(side, written);
  };
  const flows = read(child(scheme, 'flows'));
  const known = children(flows ?? { value: {}, pointer: '' }).flatMap(([name, written]) => {
    const flow = name.startsWith('x-') ? undefined : read(written);
    return flow === undefined ? [] : [[name, flowOf(flow, read)] as const];
  });
  return { known: sortedMap(known), elsewhere: elsewhere.sort(compareText) };
}

function flowOf(
  flow: Located<Mapping>,
  read: (written: Located) => Located<Mapping> | undefined,
): Flow {
  const entries = Object.entries(flow.value);
  const [scopes] = SCOPES.flatMap((key) => read(child(flow, key)) ?? []);
  return {
    urls: sortedMap(entries.filter(([key]) => !SCOPES.includes(key) && !key.startsWith('x-'))),
    scopes: sortedMap(Object.entries(scopes?.value ?? {})),
  };
}

/** A message must not depend on the order of keys. */
function sortedMap<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map([...entries].sort(([one], [two]) => compareText(one, two)));
}
