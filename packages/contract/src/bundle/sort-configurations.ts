// Which configuration of a contract holds the values of its chart, and which are claims.
import type { BundleReader } from './bundle-reader';
import type { Configuration, Contract } from '../model/contract';
import { PROVISIONER_LABEL } from '../model/infrastructure-labels';
import { DEPLOYMENT_CONFIGURATION } from '../resolve/follow';
import type { ResolvedBundle } from '../resolve/resolver';
import type { SchemaLocator } from './locate-schemas';
import type { SourceDocument } from '../source/source-document';
import { valueAt } from '../source/pointer';
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

/** `locator` is that of the bundle which has the configurations. */
export function sortConfigurations(
  { configurations = [] }: Pick<Contract, 'configurations'>,
  locator: Pick<SchemaLocator, 'contractsBehind'>,
  reader: BundleReader,
  deploymentConfiguration = DEPLOYMENT_CONFIGURATION,
): SortedConfigurations {
  const sorted = configurations.map((configuration, at): SortedConfiguration => {
    const behind = contractsBehind(configuration, locator);
    const infrastructure = infrastructureIn(behind, reader);
    return { index: at, configuration, contract: behind[0], infrastructure };
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

/** The infrastructure contract that a configuration claims; `undefined` where it claims none. */
export function findInfrastructure(
  configuration: Configuration,
  locator: Pick<SchemaLocator, 'contractsBehind'>,
  reader: BundleReader,
): Infrastructure | undefined {
  return infrastructureIn(contractsBehind(configuration, locator), reader);
}

function contractsBehind(
  { name, ref }: Configuration,
  locator: Pick<SchemaLocator, 'contractsBehind'>,
): readonly ResolvedBundle[] {
  return ref === undefined ? [] : locator.contractsBehind(name, ref);
}

function infrastructureIn(
  behind: readonly ResolvedBundle[],
  reader: BundleReader,
): Infrastructure | undefined {
  return behind
    .flatMap((contract) => describeContract(contract, reader) ?? [])
    .find(({ labels }) => labels[PROVISIONER_LABEL] !== undefined);
}

function describeContract(
  bundle: ResolvedBundle,
  reader: BundleReader,
): Infrastructure | undefined {
  const document = reader.contractDocument(bundle);
  return document && { bundle, document, labels: labelsOf(document.value) };
}

export function labelsOf(contract: unknown): Readonly<Record<string, unknown>> {
  return mappingOf(valueAt(contract, '/metadata/labels'));
}
