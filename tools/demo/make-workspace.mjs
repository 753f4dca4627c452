import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pack } from '../pack.mjs';
import {
  Broken,
  check,
  commit,
  enter,
  git,
  nx,
  printJson,
  readJson,
  repository,
  run,
  write,
} from './harness.mjs';

export function makeWorkspace({ packs }) {
  const workspace = enter('example');
  const tarball = packs ? pack()['nx-pacto'] : packedBefore();
  const { version, nx: nxVersion } = versions();
  console.log(`Packed nx-pacto ${version}.`);
  // A copy, so that packing again meanwhile changes nothing here.
  const file = basename(tarball);
  copyFileSync(tarball, join(workspace, file));
  write(
    'package.json',
    printJson({
      name: 'example-workspace',
      private: true,
      devDependencies: { '@nx/devkit': nxVersion, nx: nxVersion },
    }),
  );
  write('nx.json', printJson({ analytics: false, neverConnectToCloud: true }));
  write('.gitignore', 'node_modules\n.nx\ndist\n*.tgz\ngraph.json\n');
  git('init', '--quiet', '--initial-branch=main');
  run('npm', ['install', '--save-dev', '--no-audit', '--no-fund', `pacto@file:${file}`]);
  check(
    readJson('node_modules/pacto/package.json').name === 'nx-pacto',
    'node_modules/pacto is the packed plugin',
  );
  // As a new Nx workspace has it. Without any commit, Nx forgets its cache at the first one.
  commit('Start');
}

/** A workspace with the same plugin, which is not installed again. */
export function copyWorkspace(name, registry) {
  const from = enter('example');
  const workspace = enter(name);
  for (const file of ['package.json', 'package-lock.json', '.gitignore', 'node_modules']) {
    cpSync(join(from, file), join(workspace, file), { recursive: true, verbatimSymlinks: true });
  }
  for (const file of readdirSync(from).filter((file) => file.endsWith('.tgz'))) {
    copyFileSync(join(from, file), join(workspace, file));
  }
  write('nx.json', printJson({ analytics: false, neverConnectToCloud: true }));
  git('init', '--quiet', '--initial-branch=main');
  nx('g', 'pacto:init', `--registry=${registry}`);
  commit('Start');
}

function packedBefore() {
  const { version } = versions();
  const tarball = join(repository, `dist/tarballs/nx-pacto-${version}.tgz`);
  if (!existsSync(tarball)) {
    throw new Broken('there is no tarball in dist/tarballs; run the demo without `--no-pack`.');
  }
  return tarball;
}

function versions() {
  const { version } = JSON.parse(
    readFileSync(join(repository, 'packages/pacto/package.json'), 'utf8'),
  );
  const { devDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return { version, nx: devDependencies.nx };
}
