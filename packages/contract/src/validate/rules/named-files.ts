import type { Pointer } from '../../source/pointer';
import type { RuleContext } from '../rule';

export interface NamedFile {
  readonly pointer: Pointer;
  readonly path: string;
  readonly use: 'interface' | 'configuration' | 'policy';
}

/** Every path that a contract names, with the place that names it. */
export function* namedFiles(context: RuleContext): Iterable<NamedFile> {
  yield* filesOf(context, 'interface');
  yield* filesOf(context, 'configuration');
  yield* filesOf(context, 'policy');
}

/** Looks at one list alone, so that a rule about interfaces does not depend on configurations. */
export function* filesOf(
  { contract, configurationEntries }: RuleContext,
  use: NamedFile['use'],
): Iterable<NamedFile> {
  if (use === 'interface') {
    for (const [index, { contract: path }] of (contract.interfaces ?? []).entries()) {
      if (path !== undefined) yield { pointer: `/interfaces/${index}/contract`, path, use };
    }
    return;
  }
  const [list, entries] =
    use === 'configuration'
      ? ['configurations', configurationEntries]
      : ['policies', contract.policies ?? []];
  for (const [index, { schema }] of entries.entries()) {
    if (schema !== undefined) yield { pointer: `/${list}/${index}/schema`, path: schema, use };
  }
}
