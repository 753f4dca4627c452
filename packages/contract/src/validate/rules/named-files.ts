import type { Contract } from '../../model/contract';
import type { Pointer } from '../../source/pointer';

export interface NamedFile {
  readonly pointer: Pointer;
  readonly path: string;
  readonly use: 'interface' | 'configuration' | 'policy';
}

/** Every path that a contract names, with the place that names it. */
export function* namedFiles(contract: Contract): Iterable<NamedFile> {
  for (const [index, { contract: path }] of (contract.interfaces ?? []).entries()) {
    if (path !== undefined)
      yield { pointer: `/interfaces/${index}/contract`, path, use: 'interface' };
  }
  for (const [index, { schema }] of (contract.configurations ?? []).entries()) {
    if (schema !== undefined)
      yield { pointer: `/configurations/${index}/schema`, path: schema, use: 'configuration' };
  }
  for (const [index, { schema }] of (contract.policies ?? []).entries()) {
    if (schema !== undefined)
      yield { pointer: `/policies/${index}/schema`, path: schema, use: 'policy' };
  }
}
