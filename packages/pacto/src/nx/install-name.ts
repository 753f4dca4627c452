// Finds the name under which a workspace installed this plugin. Executor strings, `nx.json` entries and
// external dependencies must use that name. It can differ from the name in our package.json.
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { posixPath } from './posix-path';
import { isOutside } from './real-path';

/** The name of this plugin in Nx. It does not depend on the name under which a workspace installed it. */
export const PLUGIN_NAME = 'nx-pacto';

export interface Install {
  /** `pacto`, `nx-pacto`, `@scope/pacto`: what executor strings begin with. */
  readonly name: string;
  /**
   * `package`: in a `node_modules` folder of the workspace. `source`: a folder of the workspace
   * itself. `linked`: a folder outside of it.
   */
  readonly kind: 'package' | 'source' | 'linked';
  /** For `source`: our folder, POSIX, relative to the workspace root. */
  readonly path?: string;
}

/** The parts of nx.json and package.json that can name us. */
export interface InstallSources {
  readonly plugins?: readonly (string | { readonly plugin: string; readonly options?: unknown })[];
  /** Used if no entry of `plugins` is this plugin, because `init` runs before the entry exists. */
  readonly packageJson?: {
    readonly dependencies?: Record<string, string>;
    readonly devDependencies?: Record<string, string>;
  };
}

export const OWN_FOLDER = join(__dirname, '..', '..');

export function findInstall(
  workspaceRoot: string,
  sources: InstallSources,
  ownFolder = OWN_FOLDER,
): Install {
  const own = realFolder(ownFolder);
  const entries = (sources.plugins ?? []).map((entry) =>
    typeof entry === 'string' ? entry : entry.plugin,
  );
  const { dependencies, devDependencies } = sources.packageJson ?? {};
  const candidates = [...entries, ...Object.keys({ ...devDependencies, ...dependencies })];
  const name =
    candidates.map(packageName).find((candidate) => isOwn(candidate, workspaceRoot, own)) ??
    ownPackageName(ownFolder);
  return { name, ...place(workspaceRoot, own) };
}

/** The entry of `plugins` for this plugin, with its options; `undefined` if there is no such entry. */
export function findPluginEntry(
  workspaceRoot: string,
  plugins: InstallSources['plugins'],
  ownFolder = OWN_FOLDER,
): { readonly options?: unknown } | undefined {
  const entry = plugins?.[findPluginIndex(workspaceRoot, plugins, ownFolder)];
  return typeof entry === 'string' ? {} : entry;
}

/** The index of the entry for this plugin; -1 if there is no such entry. */
export function findPluginIndex(
  workspaceRoot: string,
  plugins: InstallSources['plugins'] = [],
  ownFolder = OWN_FOLDER,
): number {
  const own = realFolder(ownFolder);
  return plugins.findIndex((entry) => {
    const specifier = typeof entry === 'string' ? entry : entry.plugin;
    return isOwn(packageName(specifier), workspaceRoot, own);
  });
}

/** `@scope/name` of `@scope/name/sub/path`; paths stay as they are. */
function packageName(specifier: string): string {
  if (specifier.startsWith('.') || isAbsolute(specifier)) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isOwn(name: string, workspaceRoot: string, own: string): boolean {
  if (name.startsWith('.') || isAbsolute(name)) {
    return realFolder(resolve(workspaceRoot, name)) === own;
  }
  // Node also finds packages with hoisting, with the links of pnpm and with Plug'n'Play.
  for (const base of [workspaceRoot, join(workspaceRoot, '.nx', 'installation')]) {
    try {
      const manifest = createRequire(join(base, 'package.json')).resolve(`${name}/package.json`);
      if (realFolder(dirname(manifest)) === own) return true;
    } catch {
      // Not installed there, or a package that does not export its manifest: not us.
    }
  }
  return false;
}

function place(workspaceRoot: string, own: string): Pick<Install, 'kind' | 'path'> {
  const path = relative(realFolder(workspaceRoot), own);
  if (own.split(sep).includes('node_modules')) return { kind: 'package' };
  if (path === '' || isOutside(path)) return { kind: 'linked' };
  return { kind: 'source', path: posixPath(path) };
}

function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function ownPackageName(ownFolder: string): string {
  return (createRequire(__filename)(join(ownFolder, 'package.json')) as { name: string }).name;
}
