import type { BundleReader } from '../bundle/bundle-reader';
import { listReferences, SchemaLocator, type LocatedSchema } from '../bundle/locate-schemas';
import { pathInBundle } from '../model/bundle-path';
import { sortConfigurations } from '../bundle/sort-configurations';
import { chartConfigurations } from '../resolve/follow';
import type { Contract } from '../model/contract';
import type { FactReference } from '../model/summary';
import type { ResolvedBundle, Resolver } from '../resolve/resolver';
import type { ChartSchema, MissingChartSchema } from './rule';

/** The schema of the values that a component gives to its chart. */
export function findChartSchema(
  component: ResolvedBundle,
  reader: BundleReader,
  index: Resolver,
  deploymentConfiguration?: string,
): ChartSchema | MissingChartSchema | undefined {
  const contract = reader.contractDocument(component)?.value;
  const references = listReferences(contract, 'configurations') ?? [];
  const configurations = chartConfigurations(references, deploymentConfiguration);
  const locator = new SchemaLocator(component, reader, index);
  const missing = findMissing(configurations, locator);
  if (missing) return missing;
  const { deployment } = sortConfigurations(
    { configurations } as Pick<Contract, 'configurations'>,
    locator,
    reader,
    deploymentConfiguration,
  );
  if (deployment === undefined || deployment === 'ambiguous') return undefined;
  const { name = '', schema, ref } = deployment.configuration;
  const located =
    schema !== undefined
      ? ({ status: 'located', bundle: component, schema } satisfies LocatedSchema)
      : ref !== undefined
        ? locator.locateConfiguration(name, ref)
        : undefined;
  // The values of a claim are those of a resource, and not of a chart.
  if (located?.status !== 'located' || located.bundle.kind === 'infrastructure') return undefined;
  const file = reader.file(located.bundle.root, located.schema);
  const path = pathInBundle(located.bundle.root, located.schema);
  if (file.status !== 'read' || path === undefined) return undefined;
  return { publisher: located.bundle, path, text: file.text };
}

/** Without the artifact of one of them, it is unknown which one holds the values of the chart. */
function findMissing(
  configurations: readonly FactReference[],
  locator: SchemaLocator,
): MissingChartSchema | undefined {
  for (const { name = '', ref } of configurations) {
    if (ref === undefined) continue;
    const located = locator.locateConfiguration(name, ref);
    if (located.status !== 'unresolved' || located.missing === undefined) continue;
    return { reason: located.message, hint: located.hint };
  }
  return undefined;
}
