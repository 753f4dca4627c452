// One step of the work with a registry, in a process that ends itself at a chosen moment: before or after
// a change of the disk, in the middle of a draft, before or after a request.
// node killed-step.mjs ROOT STEP REGISTRY MOMENT; without a moment it prints how many there are.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [root, step, registry, chosen] = process.argv.slice(2);
const load = createRequire(join(root, 'node_modules/pacto/package.json'));
const fromPlugin = (path) => load(join(root, 'node_modules/pacto/src', path));
const { packArtifact, pushArtifact } = load('pacto-contract/registry');
const { openClient } = fromPlugin('artifacts/open-client.js');
const { createArtifactCache } = fromPlugin('artifacts/artifact-cache.js');
const { createLockReader, pinnedByLock } = fromPlugin('artifacts/find-pinned.js');

let moments = 0;
function pass(before) {
  if (moments++ !== Number(chosen ?? -1)) return;
  before?.();
  process.kill(process.pid, 'SIGKILL');
}

function instrument() {
  for (const name of ['mkdirSync', 'writeFileSync', 'renameSync', 'rmSync']) {
    const original = fs[name];
    fs[name] = (...given) => {
      pass();
      const [path, bytes] = given;
      const isDraft = name === 'writeFileSync' && String(path).endsWith('.tmp');
      if (isDraft) pass(() => original(path, Buffer.from(bytes).subarray(0, bytes.length / 2)));
      const answer = original(...given);
      pass();
      return answer;
    };
  }
  const ask = globalThis.fetch;
  globalThis.fetch = async (...given) => {
    pass();
    const answer = await ask(...given);
    pass();
    return answer;
  };
}

const STEPS = {
  /** The bundles in `published`, as `pacto-publish` packs and pushes them. */
  async publish() {
    const [host, ...path] = registry.split('/');
    const client = await openClient([registry]);
    for (const name of fs.readdirSync(join(root, 'published'))) {
      const folder = join(root, 'published', name);
      const files = new Map(
        fs.readdirSync(folder).map((file) => [file, fs.readFileSync(join(folder, file))]),
      );
      const packed = packArtifact(files, { name, version: '1.0.0', pactoVersion: '1.0' });
      const repository = { host, repository: [...path, name].join('/') };
      const { status } = await pushArtifact(client, repository, '1.0.0', packed);
      if (status === 'conflict') throw new Error(`${name} is published with other files.`);
    }
  },
  /** What a task fetches that the store lacks. */
  async fetch() {
    const cache = createArtifactCache(root, { registries: [], store: 'store', offline: false }, {});
    const read = (path) => fs.readFileSync(join(root, path));
    const pinned = pinnedByLock(createLockReader(read)('api/pacto.lock'));
    await cache.load(pinned);
    for (const { digest } of pinned) {
      const { status, reason } = cache.stateOf(digest);
      if (status !== 'open') throw new Error(reason);
    }
  },
  /** `nx g pacto:lock`. */
  async lock() {
    const { FsTree, flushChanges } = load('nx/src/generators/tree');
    const { lockGenerator } = fromPlugin('generators/lock/generator.js');
    const tree = new FsTree(root, false);
    await lockGenerator(tree, {});
    flushChanges(root, tree.listChanges());
  },
};

instrument();
STEPS[step]().then(
  () => process.stdout.write(`\n${moments} moments\n`),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
