// Writes the generated files: pages, and code that is compiled from schemas in advance. Tests of the
// packages fail when one of them is stale.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { buildSchemaPages } from './docs/schema-pages.mjs';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..');
// The code comes first, because the engine uses it to check the examples of the pages.
const uncompiled = compileEngine();
const overrideSchemas = uncompiled('codegen/build-override-schema.js').buildOverrideSchemas();
writeFiles(await printJson(overrideSchemas));
writeFiles(uncompiled('codegen/build-validators.js').buildValidators());
writeFiles(uncompiled('codegen/build-built-in-templates.js').buildBuiltInTemplates(workspace));
const compiled = compileEngine();
writeFiles({
  // Its examples are fixtures that the engine of this commit validates.
  'packages/pacto/docs/diagnostics.md': compiled('codegen/build-rules-page.js').buildRulesPage(
    join(workspace, 'packages/contract/fixtures'),
  ),
  'packages/pacto/docs/diff-rules.md': compiled('codegen/diff-rules-page.js').printDiffRulesPage(
    compiled('src/diff/rules/diff-rules.js').DIFF_RULES,
  ),
  ...(await buildSchemaPages()),
});

function writeFiles(files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
    console.log(path);
  }
}

/** Formatted as the other JSON files. */
async function printJson(values) {
  const printed = Object.entries(values).map(async ([path, value]) => {
    const options = await resolveConfig(join(workspace, path));
    return [path, await format(JSON.stringify(value), { ...options, parser: 'json' })];
  });
  return Object.fromEntries(await Promise.all(printed));
}

/** Loads modules of the engine, those for tests among them, which no package holds. */
function compileEngine() {
  const compiler = join(workspace, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', join(workspace, 'tools/docs')], {
    stdio: 'inherit',
  });
  const load = createRequire(import.meta.url);
  return (path) => load(join(workspace, 'tmp/docs', path));
}
