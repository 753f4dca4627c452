import type { ReleaseWorkspace } from 'pacto-contract';
import type { ResolvedBundle, ResolveRequest } from 'pacto-contract/graph';
import { mappingOf } from 'pacto-contract';

interface DeclaredReference {
  readonly kind: 'dependency' | 'config' | 'policy';
  readonly name: string;
  readonly ref: string;
  readonly range?: string;
  /** Path, line and column. */
  readonly place: string;
}

const LISTS = [
  ['dependencies', 'dependency'],
  ['configurations', 'config'],
  ['policies', 'policy'],
] as const;

/** The `oci://` references of a contract and its override files that the workspace does not answer, in the order of the texts. */
export function collectExternal(
  workspace: ReleaseWorkspace,
  { root }: Pick<ResolvedBundle, 'root'>,
  isAnswered: (request: ResolveRequest) => boolean,
): DeclaredReference[] {
  return workspace.documentsOf(root).flatMap((document) =>
    LISTS.flatMap(([list, kind]) => {
      const entries = mappingOf(document.value)[list];
      return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown, index) => {
        const { ref, name, compatibility } = mappingOf(entry);
        if (typeof ref !== 'string' || !ref.startsWith('oci://')) return [];
        const range =
          kind === 'dependency' && typeof compatibility === 'string' ? compatibility : undefined;
        if (isAnswered({ ref, from: root, range })) return [];
        const { start } = document.nearestRange(`/${list}/${index}/ref`);
        const place = `${document.path}:${start.line}:${start.column}`;
        const declared = { kind, name: typeof name === 'string' ? name : '', ref, range, place };
        return [{ start, declared }];
      });
    })
      .sort(({ start: a }, { start: b }) => a.line - b.line || a.column - b.column)
      .map(({ declared }) => declared),
  );
}
