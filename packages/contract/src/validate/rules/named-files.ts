import type { Contract } from '../../model/contract';
import type { Pointer } from '../../source/pointer';

export interface NamedFile {
  readonly pointer: Pointer;
  readonly path: string;
  readonly use: 'interface' | 'configuration' | 'policy';
}

/** Every path that a contract names, with the place that names it. */
export function* namedFiles(contract: Contract): Iterable<NamedFile> {
  yield* filesOf(contract, 'interface');
  yield* filesOf(contract, 'configuration');
  yield* filesOf(contract, 'policy');
}

/** Looks at one list alone, so that a rule about interfaces does not depend on configurations. */
export function* filesOf(contract: Contract, use: NamedFile['use']): Iterable<NamedFile> {
  if (use === 'interface') {
    for (const [index, { contract: path }] of (contract.interfaces ?? []).entries()) {
      if (path !== undefined) yield { pointer: `/interfaces/${index}/contract`, path, use };
    }
    return;
  }
  const list = use === 'configuration' ? 'configurations' : 'policies';
  for (const [index, { schema }] of (contract[list] ?? []).entries()) {
    if (schema !== undefined) yield { pointer: `/${list}/${index}/schema`, path: schema, use };
  }
}
