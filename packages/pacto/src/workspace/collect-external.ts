import type { ReleaseWorkspace } from 'pacto-contract';
import type { ResolvedBundle, ResolveRequest } from 'pacto-contract/graph';
import { isMapping } from 'pacto-contract';
import { entriesOf } from './edit-yaml';

interface DeclaredReference {
  readonly kind: 'dependency' | 'config' | 'policy';
  readonly name: string;
  readonly ref: string;
  readonly range?: string;
  readonly file: string;
}

const LISTS = [
  ['dependencies', 'dependency'],
  ['configurations', 'config'],
  ['policies', 'policy'],
] as const;

/** The `oci://` references of a contract and its override files that the workspace does not answer. */
export function collectExternal(
  workspace: ReleaseWorkspace,
  { root }: Pick<ResolvedBundle, 'root'>,
  isAnswered: (request: ResolveRequest) => boolean,
): DeclaredReference[] {
  return workspace.documentsOf(root).flatMap(({ path, value }) =>
    LISTS.flatMap(([list, kind]) =>
      entriesOf(isMapping(value) ? value[list] : undefined).flatMap((entry) => {
        const { ref, name, compatibility } = entry;
        if (typeof ref !== 'string' || !ref.startsWith('oci://')) return [];
        const range =
          kind === 'dependency' && typeof compatibility === 'string' ? compatibility : undefined;
        if (isAnswered({ ref, from: root, range })) return [];
        return [{ kind, name: typeof name === 'string' ? name : '', ref, range, file: path }];
      }),
    ),
  );
}
