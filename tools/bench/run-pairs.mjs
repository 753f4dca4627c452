// One process of the engine: compares pairs of interface files as `pacto-diff` does, with places, and prints what
// that took of the processor. Argument 1 is the engine; argument 2 a JSON file: a list of pairs, each with
// `main`, the path of the interface file, and the files of `base` and `head` by path.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [engine, list] = process.argv.slice(2);
const load = createRequire(join(engine, 'package.json'));
const { createMemoryFiles, createSession, diffBundle } = load('./src/index.js');
const { createWorkspaceIndex } = load('./src/graph.js');
const pairs = JSON.parse(readFileSync(list, 'utf8'));

const session = createSession();
let changes = 0;
for (const { main, base, head } of pairs) {
  const { report } = diffBundle(session, {
    head: sideOf(main, head),
    base: { kind: 'git', ref: 'main', side: sideOf(main, base) },
  });
  if (report.outcome === 'failed') throw new Error(JSON.stringify(report.diagnostics ?? report));
  changes += report.changes.length;
}
const { user, system } = process.cpuUsage();
const { maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({ milliseconds: (user + system) / 1000, maxRss: maxRSS * 1024, changes }),
);

function sideOf(main, files) {
  const type = main.endsWith('.proto') ? 'grpc' : 'http';
  const contract = `pactoVersion: "1.0"
service: { name: svc, version: 1.0.0 }
interfaces:
  - { name: api, type: ${type}, port: 80, contract: ${main} }
`;
  const inBundle = Object.entries(files).map(([path, text]) => [`svc/${path}`, text]);
  return {
    files: createMemoryFiles({ 'svc/pacto.yaml': contract, ...Object.fromEntries(inBundle) }),
    index: createWorkspaceIndex([{ root: 'svc', name: 'svc', version: '1.0.0', kind: 'service' }], {
      registries: [],
    }),
    root: 'svc',
  };
}
