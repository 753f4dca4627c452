// Writes the pages that are generated from the product itself. Tests of the packages tell when one is stale.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchemaPages } from './docs/schema-pages.mjs';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..');
const pages = {
  'packages/pacto/docs/diagnostics.md': buildRulesPage(),
  ...(await buildSchemaPages()),
};
for (const [path, text] of Object.entries(pages)) {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
  console.log(path);
}

/** Its examples are fixtures, judged by the engine as it stands. */
function buildRulesPage() {
  const compiler = join(workspace, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', join(workspace, 'tools/docs')], {
    stdio: 'inherit',
  });
  const page = createRequire(import.meta.url)(
    join(workspace, 'tmp/docs/testing/build-rules-page.js'),
  );
  return page.buildRulesPage(join(workspace, 'packages/contract/fixtures/validate'));
}
