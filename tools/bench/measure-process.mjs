// What one process takes, without Nx around it. Each figure is that of a fresh process.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateContracts, REGISTRY, writeFiles, yamlFiles } from './generate-contracts.mjs';
import { PLATFORM_FOLDER, storePlatform } from './store-platform.mjs';
import { ratioRow } from './row.mjs';

const MEMORY_BUNDLES = 5000;
const MEMORY_BUDGET_MB = 400;

export function measureEngine(scratch, { engine }, { contracts, rounds }) {
  const workspace = layBundles(scratch, 'engine', contracts);
  const [ours, theirs] = alternate(
    rounds,
    () => expectClean(run('run-engine.mjs', workspace, engine)),
    () => run('run-yaml.mjs', workspace, engine),
  );
  const { guards } = expectClean(run('run-engine.mjs', workspace, engine));
  return [
    ratioRow('engine, against parsing with `yaml` alone', times(ours), times(theirs), 1.8),
    {
      what: 'time guards a bundle',
      measured: `${guards} guards`,
      against: `${bundlesIn(contracts)} bundles`,
      ratio: (guards / bundlesIn(contracts)).toFixed(2),
      budget: 'at most 1',
      met: guards <= bundlesIn(contracts),
    },
  ];
}

/** The platform contract in the store, against the same in the workspace. */
export function measureStore(scratch, { engine }, { contracts, rounds }) {
  const here = layBundles(scratch, 'here', contracts);
  const stored = join(scratch, 'stored');
  mkdirSync(stored);
  const { bundles, files } = generateContracts(contracts);
  const { files: rest, store, consumers } = storePlatform(engine, stored, files);
  writeFiles(stored, rest);
  writeFileSync(
    join(stored, 'bench.json'),
    JSON.stringify({
      bundles: bundles.filter(({ root }) => root !== PLATFORM_FOLDER),
      registry: REGISTRY,
      store,
    }),
  );
  if (consumers === 0) throw new Error('No generated contract references the platform.');
  const [ours, theirs] = alternate(
    rounds,
    () => expectClean(run('run-engine.mjs', stored, engine)),
    () => expectClean(run('run-engine.mjs', here, engine)),
  );
  return [
    ratioRow(
      'engine, platform in the store, against in the workspace',
      times(ours),
      times(theirs),
      1.1,
    ),
  ];
}

export function measureGraph(scratch, { engine, plugin }, { contracts, rounds }) {
  const workspace = layBundles(scratch, 'graph', contracts);
  const [ours, theirs] = alternate(
    rounds,
    () => run('run-graph.mjs', workspace, plugin),
    () => run('run-yaml.mjs', workspace, engine),
  );
  return [
    ratioRow(
      'graph, nothing cached, against parsing with `yaml` alone',
      times(ours),
      times(theirs),
      2,
    ),
  ];
}

export function measureMemory(scratch, { engine }) {
  const workspace = layBundles(scratch, 'memory', MEMORY_BUNDLES);
  const { maxRss } = expectClean(run('run-engine.mjs', workspace, engine));
  const megabytes = Math.round(maxRss / 1e6);
  return [
    {
      what: `memory of the engine's process, ${MEMORY_BUNDLES} bundles`,
      measured: `${megabytes} MB`,
      ratio: (megabytes / MEMORY_BUDGET_MB).toFixed(2),
      budget: `under ${MEMORY_BUDGET_MB} MB`,
      met: megabytes < MEMORY_BUDGET_MB,
    },
  ];
}

/** Interleaved, so that what disturbs the machine disturbs both sides. */
export function alternate(rounds, ...sides) {
  const results = sides.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, side] of sides.entries()) results[index].push(side());
  }
  return results;
}

export function layBundles(scratch, name, contracts) {
  const workspace = join(scratch, name);
  mkdirSync(workspace);
  const { bundles, files } = generateContracts(contracts);
  writeFiles(workspace, files);
  writeFileSync(
    join(workspace, 'bench.json'),
    JSON.stringify({ bundles, registry: REGISTRY, yamlFiles: yamlFiles(files) }),
  );
  return workspace;
}

function bundlesIn(contracts) {
  return generateContracts(contracts).bundles.length;
}

export function run(script, ...parameters) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [path, ...parameters], { encoding: 'utf8' }));
}

function expectClean(result) {
  if (result.diagnostics > 0) {
    throw new Error(`The generated contracts have ${result.diagnostics} diagnostics.`);
  }
  return result;
}

export function times(results) {
  return results.map(({ milliseconds }) => milliseconds);
}
