// `npm run bench` prints the budgets of the design as ratios that one run measured, in a Markdown table.
// `--only=engine,graph,nx,diff,memory,compare` names the parts to run, `--contracts=1000` and `--rounds=3` their size.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from './pack.mjs';
import { measureCompare } from './bench/measure-compare.mjs';
import { measureEngine, measureGraph, measureMemory } from './bench/measure-process.mjs';
import { measureDiff } from './bench/measure-diff.mjs';
import { installPlugin, measureNx } from './bench/measure-nx.mjs';

const PARTS = ['engine', 'graph', 'nx', 'diff', 'memory', 'compare'];
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: PARTS.join(',') },
    contracts: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
  },
});
const parts = values.only.split(',');
const unknown = parts.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. There are ${PARTS.join(', ')}.`);
  process.exit(2);
}
const size = { contracts: Number(values.contracts), rounds: Number(values.rounds) };

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-bench-')));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const template = join(scratch, 'template');
mkdirSync(template);
const install = installPlugin(template, pack()['nx-pacto']);
const measure = {
  engine: () => measureEngine(scratch, install, size),
  graph: () => measureGraph(scratch, install, size),
  nx: () => measureNx(scratch, template, size),
  diff: () => measureDiff(scratch, template, size),
  memory: () => measureMemory(scratch, install),
  compare: () => measureCompare(scratch, install, size),
};

console.log('| What | Measured | Against | Ratio | Budget | Verdict |');
console.log('|---|---|---|---|---|---|');
let missed = 0;
for (const part of PARTS.filter((part) => parts.includes(part))) {
  for (const { what, measured, against = '', ratio, budget, met } of measure[part]()) {
    if (!met) missed++;
    const verdict = met ? 'met' : 'missed';
    console.log(`| ${[what, measured, against, ratio, budget, verdict].join(' | ')} |`);
  }
}
console.log(
  `\nMedians of ${size.rounds} rounds, ${size.contracts} contracts; the engine and the plugin by processor time, Nx by the clock. ${missed} missed.`,
);
