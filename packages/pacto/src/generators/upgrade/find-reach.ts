import { referencesOf, type BundleSummary } from 'pacto-contract/graph';
import { readFacts } from 'pacto-contract/read';
import { listDocuments } from '../../workspace/versions/list-documents';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';

/** For each bundle of the workspace its own folder and those of the bundles that it references, directly or through others. */
export function findReach({ tree, writes, index }: GeneratorWorkspace): Map<string, Set<string>> {
  const answers = new Map(
    index.bundles.map(({ root }) => {
      const [base, ...overrides] = listDocuments(tree, root).map((path) => ({
        path,
        facts: readFacts(writes.read(path) ?? '').facts,
      }));
      const summary: BundleSummary = { root, base: base!.facts, overrides };
      return [root, referencesOf(summary, index).flatMap(({ answeredBy }) => answeredBy)] as const;
    }),
  );
  const reach = (start: string): Set<string> => {
    const found = new Set([start]);
    // A set also visits what is added during the loop.
    for (const root of found) for (const next of answers.get(root) ?? []) found.add(next);
    return found;
  };
  return new Map([...answers.keys()].map((root) => [root, reach(root)]));
}
