// Writes the pages that are generated from the product itself. Tests of the packages tell when one is stale.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchemaPages } from './docs/schema-pages.mjs';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..');
execFileSync(process.execPath, [join(workspace, 'tools/build.mjs'), 'contract'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const engine = createRequire(import.meta.url)(
  join(workspace, 'dist/packages/contract/src/index.js'),
);
const pages = {
  'packages/pacto/docs/diagnostics.md': engine.printRulesPage(engine.RULES),
  ...(await buildSchemaPages()),
};
for (const [path, text] of Object.entries(pages)) {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
  console.log(path);
}
