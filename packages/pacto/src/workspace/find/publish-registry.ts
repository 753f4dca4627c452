import { tagOfVersion } from 'pacto-contract/graph';
import type { GeneratorWorkspace } from '../open/read-workspace';

/** Where new bundles are published: the first entry of the option `registry`, without `oci://`. */
export function publishRegistry({ options, installName }: GeneratorWorkspace): string {
  const registry = options.registries[0];
  if (registry === undefined) {
    throw new Error(
      `The plugin has no option \`registry\` in nx.json, so references to contracts of this workspace cannot be written. ` +
        `Run \`nx g ${installName}:init --registry=ghcr.io/example/pactos\` with the place where you publish.`,
    );
  }
  return registry;
}

/** Where charts are published: beside the bundles, in `charts`. */
export function chartRegistry(registry: string): string {
  return registry.replace(/\/pactos$/, '') + '/charts';
}

export function publishedReference(registry: string, name: string, version: string): string {
  const tag = tagOfVersion(version);
  if (!/^\w[\w.-]{0,127}$/.test(tag)) {
    throw new Error(
      `The version \`${version}\` of \`${name}\` cannot be a tag. A tag has letters, digits, \`_\`, \`.\` and \`-\`. Change the version first.`,
    );
  }
  return `oci://${registry}/${name}:${tag}`;
}
