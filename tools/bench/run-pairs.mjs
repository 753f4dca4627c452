// One process of the engine: compares pairs of interface files as `pacto-diff` does, with places, and prints what
// that took of the processor. Argument 1 is the engine; argument 2 a JSON file: a list of pairs, each with the
// folders `base` and `head`, which hold a bundle `svc`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { processorTime } from './processor-time.mjs';

const [engine, list] = process.argv.slice(2);
const load = createRequire(join(engine, 'package.json'));
const { createSession, diffBundle } = load('./src/differ.js');
const { createDiskFiles, createWorkspaceIndex } = load('./src/graph.js');
const pairs = JSON.parse(readFileSync(list, 'utf8'));

const session = createSession();
let changes = 0;
for (const { base, head } of pairs) {
  const { report } = diffBundle(session, {
    head: sideOf(head),
    base: { kind: 'git', ref: 'main', side: sideOf(base) },
  });
  if (report.outcome === 'failed') throw new Error(JSON.stringify(report.diagnostics ?? report));
  changes += report.changes.length;
}
const milliseconds = processorTime();
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ milliseconds, maxRss: maxRSS * 1024, changes }));

function sideOf(folder) {
  return {
    files: createDiskFiles(folder),
    index: createWorkspaceIndex([{ root: 'svc', name: 'svc', version: '1.0.0', kind: 'service' }], {
      registries: [],
    }),
    root: 'svc',
  };
}
