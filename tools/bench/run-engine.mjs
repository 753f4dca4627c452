// One process of the engine: validates every bundle of the workspace that argument 1 names, and prints the
// processor time that it took. Other processes of the machine do not count.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { processorTime } from './processor-time.mjs';

const [workspace, engine] = process.argv.slice(2);
const load = createRequire(join(engine, 'package.json'));
const { bundles, registry, store } = JSON.parse(
  readFileSync(join(workspace, 'bench.json'), 'utf8'),
);
const {
  createLockLink,
  createSession,
  openArtifact,
  openBlobStore,
  openDisk,
  parseLock,
  routeArtifacts,
  validateBundle,
} = load('./src/index.js');
const { chainLinks, createWorkspaceIndex } = load('./src/graph.js');
load('./src/index.js').parseSource('', '');

const started = process.cpuUsage();
const disk = openDisk(workspace);
const { index, filesOf, lockAt } = store === undefined ? workspaceSide() : storeSide();
const session = createSession();
const counted = countGuards(session);
let diagnostics = 0;
let environments = 0;
for (const { root } of bundles) {
  const { report } = validateBundle(counted.session, { files: filesOf(), index, lockAt }, { root });
  environments += report.environments.length;
  for (const environment of report.environments) diagnostics += environment.diagnostics.length;
}
const milliseconds = processorTime(started);
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

function workspaceSide() {
  const index = createWorkspaceIndex(bundles, { registries: [registry] });
  return { index, filesOf: () => disk.files() };
}

/** As the plugin links the locks of contracts and the store. */
function storeSide() {
  const blobs = openBlobStore(store);
  const artifacts = new Map();
  const artifact = (digest) => {
    const known = artifacts.get(digest) ?? openArtifact(blobs, digest);
    artifacts.set(digest, known);
    return known;
  };
  const locks = new Map();
  const lockAt = (path) => {
    if (locks.has(path)) return locks.get(path);
    const read = disk.files().read(path, { within: '.', limit: 1_000_000 });
    const lock = read.status === 'file' ? parseLock(path, read.bytes) : undefined;
    locks.set(path, lock);
    return lock;
  };
  const lockOf = (root) => lockAt(`${root}/pacto.lock`);
  const workspaceIndex = createWorkspaceIndex(bundles, { registries: [registry] });
  return {
    lockAt,
    index: chainLinks(workspaceIndex, [createLockLink({ lockOf, artifact })]),
    filesOf: () =>
      routeArtifacts(disk.files(), (root) => {
        const { files } = artifact(root.slice(root.indexOf('@') + 1));
        return files;
      }),
  };
}

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
