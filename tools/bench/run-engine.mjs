// One process of the engine: validates every bundle of the workspace that argument 1 names, and prints the
// processor time that it took. Other processes of the machine do not count.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [workspace, engine] = process.argv.slice(2);
const load = createRequire(join(engine, 'package.json'));
const { bundles, registry } = JSON.parse(readFileSync(join(workspace, 'bench.json'), 'utf8'));
const { openDisk, createSession, validateBundle } = load('./src/index.js');
const { createWorkspaceIndex } = load('./src/graph.js');
load('./src/index.js').parseSource('', '');

const started = process.cpuUsage();
const index = createWorkspaceIndex(bundles, { registries: [registry] });
const session = createSession();
const counted = countGuards(session);
const disk = openDisk(workspace);
let diagnostics = 0;
let environments = 0;
for (const { root } of bundles) {
  const { report } = validateBundle(counted.session, { files: disk.files(), index }, { root });
  environments += report.environments.length;
  for (const environment of report.environments) diagnostics += environment.diagnostics.length;
}
const { user, system } = process.cpuUsage(started);
const milliseconds = (user + system) / 1000;
const { maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    milliseconds,
    maxRss: maxRSS * 1024,
    environments,
    diagnostics,
    guards: counted.guards(),
  }),
);

/** Guards that are set around a bundle's schemas; those around compiling are the store's own. */
function countGuards(session) {
  let guards = 0;
  const guard = {
    runGuarded(limit, work) {
      guards++;
      return session.guard.runGuarded(limit, work);
    },
  };
  return { session: { ...session, guard }, guards: () => guards };
}
