import { contractPath } from '../../model/bundle-path';
import type { RenderChange, RenderReport } from '../../render/render-report';
import type { Range } from '../../source/range';

/** Where a reader of this state looks for a change; what only the base has is shown at the contract. */
export function renderChangePlace(
  { source }: RenderChange,
  { bundle }: RenderReport,
): { file: string; range?: Range } {
  if (source?.side === 'head') return { file: source.file, range: source.range };
  return { file: contractPath(bundle.path) };
}
