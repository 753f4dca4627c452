// One node for all parts of the plugin, which tasks name as an input. With the package itself as an input, Nx
// would put about 150 packages into the hash of each task.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProjectGraphExternalNode } from '@nx/devkit';
import { OWN_FOLDER, type Install } from '../nx/install-name';

export const PLUGIN_NODE = 'pacto:plugin';

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
}

/**
 * The node changes if the plugin, one of its direct or indirect libraries, or the version of Nx
 * changes. `undefined` if a library is not found in folders, as with Plug'n'Play. Then tasks must name
 * the package.
 */
export function buildPluginNode(
  { kind }: Pick<Install, 'kind'>,
  ownFolder = OWN_FOLDER,
): Record<string, ProjectGraphExternalNode> | undefined {
  if (kind !== 'package') return undefined;
  const manifests = readManifests(realpathSync(ownFolder));
  if (!manifests) return undefined;
  const hash = createHash('sha1').update(JSON.stringify(manifests)).digest('hex');
  const data = { packageName: PLUGIN_NODE, version: hash, hash };
  return { [PLUGIN_NODE]: { type: 'pacto', name: PLUGIN_NODE, data } };
}

/** The texts of the manifests of a package, of all libraries below it, and of its own peers; sorted. */
function readManifests(start: string): string[] | undefined {
  const texts = new Map<string, string>();
  const pending = [start];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (texts.has(folder)) continue;
    const text = textIn(folder);
    texts.set(folder, text);
    for (const name of Object.keys((JSON.parse(text) as Manifest).dependencies ?? {})) {
      const found = findPackage(folder, name);
      if (found === undefined) return undefined;
      pending.push(found);
    }
  }
  const { peerDependencies } = JSON.parse(texts.get(start)!) as Manifest;
  for (const name of Object.keys(peerDependencies ?? {})) {
    const found = findPackage(start, name);
    if (found !== undefined) texts.set(found, textIn(found));
  }
  return [...texts.values()].sort();
}

function textIn(folder: string): string {
  return readFileSync(join(folder, 'package.json'), 'utf8');
}

/** As Node finds it, but without asking what the package exports. */
function findPackage(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
    if (dirname(folder) === folder) return undefined;
  }
}
