import type { BundleReader } from '../bundle/bundle-reader';
import type { Configuration } from '../model/contract';
import type { PublishedSchema } from './helm/build-values-schema';
import type { Deployment, Member } from './member';
import { nameAtVersion } from './unit';

/** The schema of a configuration, its own or that of its reference; none where it cannot be read. */
export function readConfigurationSchema(
  { bundle, finder }: Member,
  { name, schema, ref }: Configuration,
  reader: BundleReader,
): Pick<Deployment, 'schema' | 'compiled'> {
  const located =
    schema !== undefined
      ? ({ status: 'located', bundle, schema } as const)
      : finder.locateConfiguration(name, ref!);
  if (located.status !== 'located') return {};
  const read = reader.schema(located.bundle.root, located.schema);
  if (read.status !== 'compiled') return {};
  const document = read.compiled.document as PublishedSchema['document'];
  return { schema: { title: nameAtVersion(located.bundle), document }, compiled: read.compiled };
}
