// Writes dist/tarballs/nx-pacto-<version>.tgz and pacto-contract-<version>.tgz. The engine also
// travels inside the plugin's tarball, so that one file is all that a workspace installs.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Builds and packs both packages. Returns the paths of the tarballs by package name. */
export function pack() {
  for (const name of ['contract', 'pacto']) {
    execFileSync(process.execPath, [join(workspace, 'tools/build.mjs'), name], {
      // The compiler prints its errors to stdout, and callers of this script read stdout.
      stdio: ['ignore', process.stderr, 'inherit'],
    });
  }
  const tarballs = join(workspace, 'dist/tarballs');
  rmSync(tarballs, { recursive: true, force: true });
  mkdirSync(tarballs, { recursive: true });
  const engine = join(workspace, 'dist/packages/contract');
  const plugin = stagePlugin(engine);
  return Object.fromEntries(
    [engine, plugin].map((folder) => {
      const { name } = readManifest(folder);
      return [name, join(tarballs, npmPack(folder, tarballs))];
    }),
  );
}

/**
 * A copy of the plugin with the engine bundled. The engine's own dependencies become dependencies of
 * the plugin, and only of the plugin: npm takes what a bundled package depends on for bundled too,
 * and `npm ci` would not install it; pnpm links nothing for what is bundled.
 */
function stagePlugin(engine) {
  const stage = join(workspace, 'dist/stage/nx-pacto');
  rmSync(stage, { recursive: true, force: true });
  cpSync(join(workspace, 'dist/packages/pacto'), stage, { recursive: true });
  const { dependencies, ...engineManifest } = readManifest(engine);
  const bundled = join(stage, 'node_modules', engineManifest.name);
  cpSync(engine, bundled, { recursive: true });
  writeManifest(bundled, engineManifest);
  const manifest = readManifest(stage);
  writeManifest(stage, {
    ...manifest,
    // Two builds of one version are two plugins to the cache of tasks.
    buildId: hashFiles(stage),
    dependencies: { ...dependencies, ...manifest.dependencies },
    bundleDependencies: [engineManifest.name],
  });
  return stage;
}

function hashFiles(folder) {
  const hash = createHash('sha1');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  for (const file of files) hash.update(`${relative(folder, file)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

function npmPack(folder, destination) {
  const output = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', destination],
    { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: isWindows() },
  );
  const parsed = JSON.parse(output);
  // npm 10 answers with a list, later versions with a mapping by name.
  return (Array.isArray(parsed) ? parsed[0] : Object.values(parsed)[0]).filename;
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function writeManifest(folder, manifest) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2) + '\n');
}

/** There `npm` is a script, which only a shell starts. */
function isWindows() {
  return process.platform === 'win32';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const path of Object.values(pack())) console.log(relative(workspace, path));
}
