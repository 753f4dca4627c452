// `node tools/run.mjs <name> [...]` runs tools/<name>.mjs, after an install if one is due: every
// script of the repository works on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIPTS = ['demo', 'test', 'bench', 'pack', 'docs'];

const tools = dirname(fileURLToPath(import.meta.url));
const workspace = join(tools, '..');
const [name, ...rest] = process.argv.slice(2);

if (!SCRIPTS.includes(name)) {
  console.error(`There is no script \`${name}\`. There are ${SCRIPTS.join(', ')}.`);
  process.exit(2);
}
if (isInstallDue()) {
  const installed = run('npm', ['ci', '--no-audit', '--no-fund'], process.platform === 'win32');
  if (installed !== 0) process.exit(installed);
}
process.exit(run(process.execPath, [join(tools, `${name}.mjs`), ...rest]));

/** npm writes its own copy of the lock file last, so its age is that of a completed install. */
function isInstallDue() {
  const mark = join(workspace, 'node_modules/.package-lock.json');
  return (
    !existsSync(mark) ||
    statSync(mark).mtimeMs < statSync(join(workspace, 'package-lock.json')).mtimeMs
  );
}

function run(command, parameters, shell = false) {
  const { status } = spawnSync(command, parameters, { stdio: 'inherit', cwd: workspace, shell });
  return status ?? 1;
}
