// Refuses a dependency that names a component of the root which this workspace does not have. Otherwise the
// component would not be deployed. Other services may be published elsewhere.
import { joinHints } from '../diagnostics/words';
import type { BundleReader } from '../bundle/bundle-reader';
import { explainUnread } from '../bundle/describe-unread';
import { parentFolder } from '../model/bundle-path';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import type { Contract, Dependency } from '../model/contract';
import { hasNameOfComponent, hintAtGone } from '../resolve/hint-at-gone';
import type { ResolvedBundle, Resolver } from '../resolve/resolver';
import { suggestAnswer } from '../resolve/suggest-answer';
import { remember } from '../source/remember';
import type { RenderFinding } from './diagnose-render';
import type { Chart } from './helm/read-chart';
import type { OutputFiles } from './output-files';

export type ComponentCheck = (root: EffectiveContract, chart: Chart, outputs: OutputFiles) => void;

interface Sources {
  readonly index: Resolver;
  readonly reader: BundleReader;
}

/** Environments with the same dependencies share what is found: most of a unit have those of the base. */
export function createComponentCheck(bundle: ResolvedBundle, sources: Sources): ComponentCheck {
  if (bundle.kind !== 'root') return () => {};
  const missingFrom = remember((chart: Chart) =>
    remember((dependencies: readonly Dependency[] | undefined = []) =>
      findMissing(bundle, dependencies, chart, sources),
    ),
  );
  return (root, chart, outputs) => {
    const { dependencies } = root.value as Contract;
    for (const finding of missingFrom(chart)(dependencies)) {
      outputs.refuse({ rule: 'component-found', in: root, ...finding });
    }
  };
}

function findMissing(
  bundle: ResolvedBundle,
  dependencies: readonly Dependency[],
  chart: Chart,
  { index, reader }: Sources,
): Pick<RenderFinding, 'pointer' | 'message' | 'hint'>[] {
  return dependencies.flatMap(({ name, ref, compatibility, required }, position) => {
    const answer = explainUnread(
      index.resolve({ ref, range: compatibility, from: bundle.root }),
      reader,
    );
    if (answer.status === 'found' || answer.pinned || required === false) return [];
    const isUnread = isSibling(answer.unread, bundle);
    const isInChart = chart.dependencies?.some(({ alias }) => alias === name) ?? false;
    if (!isUnread && !isInChart && !hasNameOfComponent(bundle, ref)) return [];
    return {
      pointer: `/dependencies/${position}/ref`,
      message: `The component \`${name}\` would be missing from what is deployed. ${answer.message}`,
      hint: isUnread
        ? answer.hint
        : joinHints(
            suggestAnswer({ ref, from: bundle.root }, answer, index),
            answer.bundles.length === 0 ? hintAtGone(ref) : answer.hint,
          ),
    };
  });
}

/** The folder of a component is beside that of its root. */
function isSibling(bundle: ResolvedBundle | undefined, { root }: ResolvedBundle): boolean {
  return bundle !== undefined && parentFolder(bundle.root) === parentFolder(root);
}
