// Writes the pages that are generated from the product itself. A test of the engine tells when one is stale.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..');
const page = 'packages/pacto/docs/diagnostics.md';

execFileSync(process.execPath, [join(workspace, 'tools/build.mjs'), 'contract'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const engine = createRequire(import.meta.url)(
  join(workspace, 'dist/packages/contract/src/index.js'),
);
mkdirSync(dirname(join(workspace, page)), { recursive: true });
writeFileSync(join(workspace, page), engine.printRulesPage(engine.RULES));
console.log(page);
