// `npm run bench` prints the budgets of the design as ratios that one run measured, in a Markdown table.
// `--only=engine,graph` names the parts to run, `--contracts=1000` and `--rounds=3` their size. A part is a
// file of `bench/parts`: it exports its place in the table (`order`) and `measure`, which answers with rows.
// `--scale` prints another table instead: what 1,000, 3,000 and 10,000 contracts take, for each contract;
// `--scale=100,300` names other sizes.
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from './pack.mjs';
import { installPlugin } from './bench/bench-workspace.mjs';
import { measureScale } from './bench/measure-scale.mjs';

const SIZES = '1000,3000,10000';
const parts = await readParts(new URL('bench/parts/', import.meta.url));
const names = parts.map(({ name }) => name);
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: names.join(',') },
    contracts: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    scale: { type: 'string' },
  },
  args: process.argv.slice(2).map((arg) => (arg === '--scale' ? `--scale=${SIZES}` : arg)),
});
const asked = values.only.split(',');
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  process.exit(2);
}
const size = { contracts: Number(values.contracts), rounds: Number(values.rounds) };

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-bench-')));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const template = join(scratch, 'template');
mkdirSync(template);
const install = installPlugin(template, pack()['nx-pacto']);
if (values.scale !== undefined) {
  const sizes = values.scale.split(',').map(Number);
  const rows = measureScale(scratch, template, install, { sizes, rounds: size.rounds });
  console.log(`| For each contract | ${sizes.join(' | ')} |\n|---|${'---|'.repeat(sizes.length)}`);
  for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);
  process.exit(0);
}
console.log('| What | Measured | Against | Ratio | Budget | Verdict |');
console.log('|---|---|---|---|---|---|');
let missed = 0;
for (const { measure } of parts.filter(({ name }) => asked.includes(name))) {
  const rows = await measure({ scratch, template, install, size });
  for (const { what, measured, against = '', ratio, budget = '', met } of rows) {
    if (met === false) missed++;
    const verdict = met === undefined ? '' : met ? 'met' : 'missed';
    console.log(`| ${[what, measured, against, ratio, budget, verdict].join(' | ')} |`);
  }
}
console.log(
  `\nMedians of ${size.rounds} rounds and of their ratios, ${size.contracts} contracts; the engine and the plugin by processor time, Nx by the clock. ${missed} missed.`,
);

async function readParts(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
  const read = files.map(async (file) => ({
    name: file.slice(0, -'.mjs'.length),
    ...(await import(new URL(file, folder))),
  }));
  return (await Promise.all(read)).sort((a, b) => a.order - b.order);
}
