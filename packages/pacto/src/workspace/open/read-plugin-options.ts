import { readJson, readNxJson, type Tree } from '@nx/devkit';
import { findInstall, findPluginEntry, type InstallSources } from '../../nx/install-name';
import { normalizeOptions, type NormalizedOptions } from '../../options';

interface PluginSetup {
  /** What `nx.json` and executor strings call this plugin. */
  readonly installName: string;
  readonly options: NormalizedOptions;
}

/** The plugin's options in `nx.json`; the defaults when it has no entry there. */
export function readPluginSetup(tree: Tree): PluginSetup {
  const sources = readInstallSources(tree);
  const { name } = findInstall(tree.root, sources);
  // A workspace that is not on disk resolves nothing, so only the name identifies the entry.
  const entry = findPluginEntry(tree.root, sources.plugins) ?? entryNamed(name, sources);
  return { installName: name, options: normalizeOptions(entry?.options) };
}

export function readInstallSources(tree: Tree): InstallSources {
  const packageJson = tree.exists('package.json')
    ? readJson<InstallSources['packageJson'] & object>(tree, 'package.json')
    : undefined;
  return { plugins: readNxJson(tree)?.plugins, packageJson };
}

function entryNamed(
  name: string,
  { plugins = [] }: InstallSources,
): { options?: unknown } | undefined {
  const entry = plugins.find((plugin) =>
    typeof plugin === 'string' ? plugin === name : plugin.plugin === name,
  );
  return typeof entry === 'string' ? {} : entry;
}
