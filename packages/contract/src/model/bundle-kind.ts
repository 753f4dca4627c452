import type { BundleKind, ContractFacts } from './summary';

/** The kind of a bundle as far as its own contract shows it. Which bundle is a root or a component depends on others, too. */
export function kindOfContract(facts: ContractFacts): BundleKind {
  if (facts.provisioner) return 'infrastructure';
  const hasSchemas = [...facts.configurations, ...facts.policies].some(
    (entry) => entry.schema !== undefined,
  );
  return hasSchemas && !facts.runtime ? 'platform' : 'service';
}
