// `index.json`: where every value of the rendered files came from, and what else took part.
import type { ResolvedBundle } from '../resolve/resolver';
import type { EnvironmentOutput } from './render-environment';
import type { RenderedFile, ValueSource } from './render-report';
import { nameAtVersion } from './unit';

export interface IndexedFile extends RenderedFile {
  readonly sources: readonly ValueSource[];
}

/** JSON data: no date, no absolute path, nothing that differs between machines. */
export function buildIndex(facts: {
  readonly unit: ResolvedBundle;
  readonly environment: string | null;
  readonly output: EnvironmentOutput;
  readonly files: readonly IndexedFile[];
  readonly secrets: readonly string[];
}): Record<string, unknown> {
  const { unit, environment, output, files, secrets } = facts;
  return {
    schemaVersion: 1,
    unit: describeBundle(unit),
    environment,
    chart: output.chart,
    contracts: output.contracts.map(describeBundle),
    files: files.map((file) => ({ ...file, path: withoutFolder(file.path) })),
    secrets,
    unrendered: output.unrendered.map(({ component, configuration, contract }) => ({
      component,
      configuration,
      ...(contract ? { contract: nameAtVersion(contract) } : {}),
    })),
  };
}

function describeBundle({ name, version, root, ...rest }: ResolvedBundle): object {
  const { digest } = rest as { digest?: string };
  return { name, version, path: root, ...(digest === undefined ? {} : { digest }) };
}

function withoutFolder(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}
