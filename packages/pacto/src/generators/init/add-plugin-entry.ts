import type { NxJsonConfiguration } from '@nx/devkit';
import { normalizeRegistry } from 'pacto-contract/graph';
import { findInstall } from '../../nx/install-name';
import { editJson } from '../../workspace/files/edit-json';
import { readJsonFile } from '../../workspace/files/read-json';
import type { PlannedWrites } from '../../workspace/files/planned-writes';
import type { InitSchema } from './schema';

type PluginEntry = NonNullable<NxJsonConfiguration['plugins']>[number];

/** Plans the entry in nx.json and returns its options. An existing entry gets what it lacks. */
export function addPluginEntry(
  workspaceRoot: string,
  writes: PlannedWrites,
  installName: string,
  schema: InitSchema,
): Record<string, unknown> {
  const { plugins } = readJsonFile(writes, 'nx.json');
  const entries = (plugins ?? []) as PluginEntry[];
  const index = entries.findIndex((entry) => isOwnEntry(workspaceRoot, installName, entry));
  const entry = entries[index];
  const old =
    typeof entry === 'object' ? ((entry.options ?? {}) as Record<string, unknown>) : undefined;
  const added = newOptions(schema, old ?? {});
  const options = { ...old, ...added };

  if (entry === undefined) {
    const created =
      Object.keys(options).length > 0 ? { plugin: installName, options } : installName;
    if (plugins === undefined) editJson(writes, 'nx.json', ['plugins'], [created]);
    else editJson(writes, 'nx.json', ['plugins', entries.length], created);
  } else if (typeof entry === 'string') {
    if (Object.keys(options).length > 0) {
      editJson(writes, 'nx.json', ['plugins', index], { plugin: entry, options });
    }
  } else {
    for (const [name, value] of Object.entries(added)) {
      editJson(writes, 'nx.json', ['plugins', index, 'options', name], value);
    }
  }
  return options;
}

function isOwnEntry(workspaceRoot: string, installName: string, entry: PluginEntry): boolean {
  const name = typeof entry === 'string' ? entry : entry.plugin;
  return name === installName || findInstall(workspaceRoot, { plugins: [name] }).name === name;
}

function newOptions(
  { registry, environments }: InitSchema,
  old: Record<string, unknown>,
): Record<string, unknown> {
  const added: Record<string, unknown> = {};
  if (registry !== undefined && registry !== '') {
    const wanted = bareRegistry(registry);
    const known = [old.registry ?? []].flat().map((entry) => bareRegistry(String(entry)));
    if (known.length === 0) added.registry = wanted;
    else if (!known.includes(wanted)) {
      throw new Error(
        `nx.json already sets the registry \`${known.join('`, `')}\`, so \`${wanted}\` was not set. With another registry, the \`oci://\` references in contracts no longer refer to this workspace. To change the registry anyway, edit \`plugins\` in nx.json.`,
      );
    }
  }
  if (environments !== undefined && environments.length > 0) {
    const known = Array.isArray(old.environments) ? (old.environments as string[]) : [];
    const merged = [...new Set([...known, ...environments])];
    if (merged.length > known.length) added.environments = merged;
  }
  return added;
}

/** A text that is not a registry is returned unchanged. `normalizeOptions` refuses it. */
function bareRegistry(text: string): string {
  const found = normalizeRegistry(text);
  return 'location' in found ? found.location : text;
}
