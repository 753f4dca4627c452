import { mkdirSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handOver, REPOSITORY } from './paths';
import { mustRun } from './run-command';
import { installTemplate } from './install-template';

/**
 * Packs both packages once, and installs the plugin once into a workspace that the tests copy.
 * `PACTO_E2E_TARBALL` names a tarball of the plugin to test in place of a fresh one.
 */
export default async function globalSetup(): Promise<void> {
  const pluginTarball = process.env.PACTO_E2E_TARBALL ?? (await packPlugin());
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-e2e-')));
  const template = join(scratch, 'template');
  mkdirSync(template);
  await installTemplate(template, pluginTarball);
  handOver({ scratch, pluginTarball, template });
}

async function packPlugin(): Promise<string> {
  await mustRun(process.execPath, [join(REPOSITORY, 'tools/pack.mjs')], {
    cwd: REPOSITORY,
    timeoutMs: 300_000,
  });
  const tarballs = join(REPOSITORY, 'dist/tarballs');
  return join(
    tarballs,
    readdirSync(tarballs).find((file) => /^nx-pacto-.*\.tgz$/.test(file))!,
  );
}
