import type { BundleReader } from '../bundle/bundle-reader';
import { pathInBundle } from '../model/bundle-path';
import type { Contract } from '../model/contract';
import { followConfiguration } from '../resolve/follow';
import type { ResolvedBundle } from '../resolve/resolver';
import type { SchemaProblem } from '../schema-check/schema-problem';
import { checkInfrastructure } from '../template/check/check-infrastructure';
import type { InfrastructureProblem } from '../template/check/infrastructure-problem';
import { runSchemaTasks } from './schema-task';

/** The parts of an infrastructure contract that decide how its claims are rendered. */
export type InfrastructureContract = Pick<Contract, 'service' | 'configurations' | 'metadata'>;

/** The rules about rendering ask for one answer; it is found once for a contract. */
export function createRenderingCheck(
  bundle: ResolvedBundle,
  reader: BundleReader,
): (contract: InfrastructureContract) => readonly InfrastructureProblem[] {
  let known: { contract: InfrastructureContract; problems: InfrastructureProblem[] } | undefined;
  return (contract) => {
    const isKnown =
      known?.contract.metadata === contract.metadata &&
      known?.contract.configurations === contract.configurations;
    if (!isKnown) known = { contract, problems: check(bundle, reader, contract) };
    return known!.problems;
  };
}

function check(
  { root }: ResolvedBundle,
  reader: BundleReader,
  { service, configurations = [], metadata = {} }: InfrastructureContract,
): InfrastructureProblem[] {
  const { labels } = metadata;
  // A schema that the contract does not name is not an input of its task.
  const { index } = followConfiguration('provisioning', configurations);
  const schema = index === undefined ? undefined : configurations[index]?.schema;
  return checkInfrastructure({
    contract: { name: service.name, version: service.version },
    labels: labels !== null && typeof labels === 'object' ? { ...labels } : {},
    readFile: (path) => reader.file(root, path),
    pathsForHint: () => reader.pathsForHint(root),
    namesIn: (folder) => {
      const path = pathInBundle(root, folder);
      return path === undefined ? [] : reader.files.children(path);
    },
    parse: (path, text) => reader.parse(path, text),
    schema: schema === undefined ? undefined : readSchema(reader, root, schema),
    findMisfits: (values) =>
      schema === undefined ? [] : findMisfits(reader, reader.schema(root, schema), values),
  });
}

function findMisfits(
  { session }: BundleReader,
  schema: ReturnType<BundleReader['schema']>,
  value: unknown,
): SchemaProblem[] {
  const found: SchemaProblem[] = [];
  // Another rule reports a schema that cannot be used.
  if (schema.status !== 'compiled') return found;
  const note = (problems: readonly SchemaProblem[]): void => void found.push(...problems);
  const { compiled } = schema;
  // An overrun is reported where claims have values.
  runSchemaTasks(session, [{ compiled, value, advises: false, found: note, overran: () => {} }]);
  return found;
}

function readSchema(reader: BundleReader, root: string, path: string): unknown {
  const file = reader.file(root, path);
  return file.status === 'read' ? reader.parse(file.path, file.text).document?.value : undefined;
}
