// What the rules see of a bundle. It is the same for all of its environments.
import { baseName, LOCK_FILE, parentFolder } from '../model/bundle-path';
import type { BundleReader } from '../bundle/bundle-reader';
import { readBundleFile } from '../bundle/read-bundle-file';
import type { SchemaFinder } from '../bundle/find-schemas';
import { findInfrastructure } from '../bundle/sort-configurations';
import { describeUnread, explainUnread } from '../bundle/describe-unread';
import type { ResolvedBundle, Resolver } from '../resolve/resolver';
import { suggestAnswer } from '../resolve/suggest-answer';
import { isMapping } from '../source/mapping';
import { CONTRACT_SIZE_LIMIT } from '../source/size-limits';
import { createRenderingCheck } from './check-rendering';
import { findChartSchema } from './find-chart-schema';
import type { BundleContext } from './rule';
import { createSchemaContext } from './schema-context';

interface BundleParts {
  readonly bundle: ResolvedBundle;
  /** The data of the contract without override files; it may have any shape. */
  readonly base: unknown;
  readonly index: Resolver;
  readonly finder: SchemaFinder;
  readonly reader: BundleReader;
  readonly requireLock?: boolean;
  readonly deploymentConfiguration?: string;
}

/** Builds what the rules see of a bundle, once for all of its environments. */
export function buildBundleContext({
  bundle,
  base,
  index,
  finder,
  reader,
  requireLock = false,
  deploymentConfiguration,
}: BundleParts): BundleContext {
  return {
    baseConfigurations: configurationNames(base),
    bundle,
    hasLock: reader.file(bundle.root, LOCK_FILE).status === 'read',
    requiresLock: requireLock,
    file: (path) => reader.file(bundle.root, path),
    workspaceFile: (path) => {
      const read = reader.files.read(path, { within: '.', limit: CONTRACT_SIZE_LIMIT });
      return read.status === 'file' ? Buffer.from(read.bytes).toString('utf8') : undefined;
    },
    whyNoWorkspaceFile: (path) => {
      const read = readBundleFile(reader.files, '.', path, CONTRACT_SIZE_LIMIT);
      return read.status === 'read' ? undefined : read;
    },
    hasWorkspaceFile: (path) => reader.files.children(parentFolder(path)).includes(baseName(path)),
    chartSchemaOf: (component) =>
      findChartSchema(component, reader, index, deploymentConfiguration),
    parse: (path, text) => {
      const { document, problems } = reader.parse(path, text);
      if (document) return { value: document.value };
      const { message, range } = problems[0]!;
      return { problem: message, line: range.start.line, column: range.start.column };
    },
    ...createSchemaContext(reader.session),
    infrastructureOf: (configuration) => findInfrastructure(configuration, finder, reader),
    checkInfrastructure: createRenderingCheck(bundle, reader),
    resolve: (ref, range) =>
      explainUnread(index.resolve({ ref, from: bundle.root, range }), reader),
    contractOf: (other) => reader.contractOf(other),
    whyUnread: (other) => describeUnread(other, reader),
    bundlesNamed: (name) => index.bundlesNamed(name),
    publishRegistry: index.registries[0],
    suggestAnswer: (ref, answer) => suggestAnswer({ ref, from: bundle.root }, answer, index),
  };
}

function configurationNames(contract: unknown): string[] {
  const entries = isMapping(contract) ? contract['configurations'] : undefined;
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: { name?: unknown } | null) =>
    typeof entry?.name === 'string' ? [entry.name] : [],
  );
}
