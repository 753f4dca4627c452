// Workspaces of the benchmarks: the plugin is installed once, and each is a copy in which `nx` runs as in CI.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REGISTRY, writeFiles } from './generate-contracts.mjs';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The `nx.json` of a workspace with the plugin. */
export const WITH_PLUGIN = { plugins: [{ plugin: 'pacto', options: { registry: REGISTRY } }] };

/** Installs the packed plugin as people do. Answers where it and the engine in it lie. */
export function installPlugin(folder, tarball) {
  const { nx } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).devDependencies;
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'bench-workspace',
      private: true,
      devDependencies: { '@nx/devkit': nx, nx, pacto: `file:${tarball}` },
    }),
  );
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  const plugin = join(folder, 'node_modules/pacto');
  return { plugin, engine: join(plugin, 'node_modules/pacto-contract') };
}

/** A committed workspace with these files and a copy of what `template` installed. */
export function layWorkspace(folder, template, files, nxJson) {
  mkdirSync(folder);
  writeFiles(folder, {
    '.gitignore': 'node_modules\n.nx\ndist\n',
    'nx.json': JSON.stringify(nxJson),
    ...files,
  });
  for (const file of ['package.json', 'package-lock.json']) {
    writeFileSync(join(folder, file), readFileSync(join(template, file)));
  }
  cpSync(join(template, 'node_modules'), join(folder, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  commit(folder);
  return folder;
}

/** The project graph that Nx writes for a workspace. */
export function readGraph(workspace) {
  const file = join(workspace, 'graph.json');
  nx(workspace, 'graph', '--file=graph.json');
  const { graph } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return graph;
}

/** Removes what Nx and the tasks of earlier runs left, so that the next run is cold. */
export function forgetRuns(workspace) {
  for (const folder of ['.nx', 'dist']) {
    rmSync(join(workspace, folder), { recursive: true, force: true });
  }
}

export function commit(folder) {
  git(folder, '-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '-qm', 'x');
}

/** Answers milliseconds by the clock and what was printed. Without the daemon, as in CI: every run does all of its work. */
export function nx(workspace, ...parameters) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(NX_|npm_|CI$|FORCE_COLOR$)/.test(name),
  );
  const started = performance.now();
  const output = execFileSync(
    process.execPath,
    [join(workspace, 'node_modules/nx/dist/bin/nx.js'), ...parameters],
    {
      cwd: workspace,
      env: {
        ...Object.fromEntries(kept),
        NX_DAEMON: 'false',
        NX_TUI: 'false',
        NX_NO_CLOUD: 'true',
        // Else Nx shares one cache in the home folder between all clones of a repository, and no run is cold.
        NX_CACHE_DIRECTORY: '.nx/cache',
        FORCE_COLOR: '0',
      },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1e9,
    },
  );
  return { milliseconds: performance.now() - started, output };
}

export function git(folder, ...parameters) {
  execFileSync('git', parameters, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}
