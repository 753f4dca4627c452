// Which configuration of a contract holds the values of its chart, and which are claims.
import type { BundleReader } from './bundle-reader';
import type { Configuration, Contract } from '../model/contract';
import { PROVISIONER_LABEL } from '../model/infrastructure-labels';
import { DEPLOYMENT_CONFIGURATION, followConfiguration } from '../resolve/follow';
import type { ResolvedBundle } from '../resolve/resolver';
import { listReferences } from './find-schemas';
import type { SourceDocument } from '../source/source-document';
import { valueAt } from '../source/pointer';
import type { Resolver } from '../resolve/resolver';
import { mappingOf } from '../source/mapping';

/** The infrastructure contract behind a configuration. */
export interface Infrastructure {
  readonly bundle: ResolvedBundle;
  readonly document: SourceDocument;
  readonly labels: Readonly<Record<string, unknown>>;
}

export interface SortedConfiguration {
  /** Place in `configurations[]`. */
  readonly index: number;
  readonly configuration: Configuration;
  /** The contract that the reference means. */
  readonly contract?: ResolvedBundle;
  readonly infrastructure?: Infrastructure;
}

export interface SortedConfigurations {
  readonly claims: readonly (SortedConfiguration & { readonly infrastructure: Infrastructure })[];
  /** Configurations that could be the values of the chart. */
  readonly candidates: readonly SortedConfiguration[];
  /** The one that is, `ambiguous` where several could be. */
  readonly deployment: SortedConfiguration | 'ambiguous' | undefined;
}

interface ContractSources {
  readonly reader: BundleReader;
  readonly index: Resolver;
}

export function sortConfigurations(
  { configurations = [] }: Pick<Contract, 'configurations'>,
  bundle: ResolvedBundle,
  sources: ContractSources,
  deploymentConfiguration = DEPLOYMENT_CONFIGURATION,
): SortedConfigurations {
  const sorted = configurations.map((configuration, index): SortedConfiguration => {
    const { name, ref } = configuration;
    const chain = ref === undefined ? [] : followContracts(name, ref, bundle.root, sources);
    const infrastructure = chain.find(({ labels }) => labels[PROVISIONER_LABEL] !== undefined);
    return { index, configuration, contract: chain[0]?.bundle, infrastructure };
  });
  const candidates = sorted.filter(({ infrastructure }) => infrastructure === undefined);
  const named = candidates.find(
    ({ configuration }) => configuration.name === deploymentConfiguration,
  );
  return {
    claims: sorted.filter(
      (one): one is SortedConfiguration & { infrastructure: Infrastructure } =>
        one.infrastructure !== undefined,
    ),
    candidates,
    deployment: named ?? (candidates.length > 1 ? 'ambiguous' : candidates[0]),
  };
}

/**
 * The contracts that a chain of references goes through. A circle ends where it would begin again.
 */
function followContracts(
  name: string,
  ref: string,
  from: string,
  { reader, index }: ContractSources,
): Infrastructure[] {
  const found: Infrastructure[] = [];
  const seen = new Set<string>();
  let next: { name: string; ref: string; from: string } | undefined = { name, ref, from };
  while (next !== undefined && !seen.has(`${next.from}\n${next.ref}`)) {
    seen.add(`${next.from}\n${next.ref}`);
    const resolution = index.resolve({ ref: next.ref, from: next.from });
    if (resolution.status !== 'found') break;
    const { bundle } = resolution;
    const document = reader.contractDocument(bundle);
    if (document === undefined) break;
    found.push({ bundle, document, labels: labelsOf(document.value) });
    const entries = listReferences(document.value, 'configurations') ?? [];
    const followed = followConfiguration(next.name, entries);
    next =
      followed.ref === undefined
        ? undefined
        : {
            name: entries[followed.index ?? -1]?.name ?? next.name,
            ref: followed.ref,
            from: bundle.root,
          };
  }
  return found;
}

export function labelsOf(contract: unknown): Readonly<Record<string, unknown>> {
  return mappingOf(valueAt(contract, '/metadata/labels'));
}
