// Compiles one package into dist/packages/<name> with everything that its tarball ships.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..');
const name = process.argv[2];
const source = join(workspace, 'packages', name);
const target = join(workspace, 'dist/packages', name);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const { status } = spawnSync(
  process.execPath,
  [join(workspace, 'node_modules/typescript/bin/tsc'), '-p', join(source, 'tsconfig.lib.json')],
  { stdio: 'inherit', cwd: workspace },
);
if (status !== 0) {
  console.error(`packages/${name} does not compile. The errors are above.`);
  process.exit(1);
}
for (const file of [
  'package.json',
  'README.md',
  'executors.json',
  'generators.json',
  'docs',
  'schema',
]) {
  if (existsSync(join(source, file)))
    cpSync(join(source, file), join(target, file), { recursive: true });
}
if (existsSync(join(workspace, 'LICENSE')))
  cpSync(join(workspace, 'LICENSE'), join(target, 'LICENSE'));
copyData(join(source, 'src'), join(target, 'src'));
if (name === 'pacto') {
  // Editors are pointed at this path of the installed package, whatever the engine's layout.
  const schemas = join(workspace, 'packages/contract/src/dialect');
  for (const file of readdirSync(schemas).filter((entry) => entry.endsWith('.schema.json'))) {
    cpSync(join(schemas, file), join(target, 'schema', file));
  }
}

/**
 * JSON, generated code and generator templates are beside the code that reads them; tsc does not
 * copy them.
 */
function copyData(from, to) {
  for (const entry of readdirSync(from)) {
    const path = join(from, entry);
    if (statSync(path).isDirectory()) {
      if (entry === 'files' && from.includes('generators'))
        cpSync(path, join(to, entry), { recursive: true });
      else if (entry !== 'fixtures' && entry !== 'testing') copyData(path, join(to, entry));
    } else if (/\.(json|generated\.js)$/.test(entry)) {
      mkdirSync(to, { recursive: true });
      cpSync(path, join(to, entry));
    }
  }
}
