// `node tools/bench/compare-tools.mjs` compares pairs of interface files that we generate, with this engine and with
// oasdiff and buf where they are on the PATH. It prints processor time for all pairs, and peak memory for the
// largest pair alone. The engine compares all pairs in one process, as the batch executor does. The other tools
// start a process for each pair, as people do. `--pairs=20 --rounds=3` name the size. It needs `sh`, and GNU
// `time` for the memory of the other tools.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeFiles } from './generate-contracts.mjs';
import { openapiPair } from './generate-openapi.mjs';
import { protobufPair } from './generate-protobuf.mjs';
import { alternate, run } from './measure-process.mjs';
import { median } from './row.mjs';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '3' },
  },
});
const [pairs, rounds] = [Number(values.pairs), Number(values.rounds)];

const TIME = '/usr/bin/time';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
execFileSync(process.execPath, [join(repository, 'tools/build.mjs'), 'contract'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const engine = join(repository, 'dist/packages/contract');
const { stringify } = createRequire(join(engine, 'package.json'))('yaml');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-tools-')));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const TOOLS = [
  {
    name: 'oasdiff',
    what: 'OpenAPI in YAML',
    pairs: openapiPairs((value) => stringify(value, { aliasDuplicateObjects: false }), 'yaml'),
    command: (base, head, main) => `oasdiff changelog ${base}/${main} ${head}/${main}`,
  },
  {
    name: 'oasdiff',
    what: 'OpenAPI in JSON',
    pairs: openapiPairs((value) => JSON.stringify(value, null, 2), 'json'),
    command: (base, head, main) => `oasdiff changelog ${base}/${main} ${head}/${main}`,
  },
  {
    name: 'buf',
    what: 'protobuf modules of 20 files',
    pairs: Array.from({ length: pairs }, () => {
      const pair = protobufPair(20);
      return { main: Object.keys(pair.head).at(-1), ...pair };
    }),
    command: (base, head) => `buf breaking ${head} --against ${base}`,
  },
];

console.log('| Pairs | Engine | Tool | Its time | Ratio | Memory | Its memory | Ratio |');
console.log('|---|---|---|---|---|---|---|---|');
for (const [index, { name, what, pairs, command }] of TOOLS.entries()) {
  const folder = join(scratch, String(index));
  mkdirSync(folder);
  const laid = pairs.map(({ main, base, head }, pair) => ({
    base: layBundle(join(folder, `${pair}-base`), main, base),
    head: layBundle(join(folder, `${pair}-head`), main, head),
  }));
  const list = join(folder, 'pairs.json');
  writeFileSync(list, JSON.stringify(laid));
  const lines = laid.map(({ base, head }, pair) =>
    command(join(base, 'svc'), join(head, 'svc'), pairs[pair].main),
  );
  const isThere = spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
  const [ours, theirs] = alternate(
    rounds,
    () => run('run-pairs.mjs', engine, list),
    () => (isThere ? timeOf(lines) : undefined),
  );
  const largest = pairs.length - 1;
  const one = join(folder, 'largest.json');
  writeFileSync(one, JSON.stringify([laid[largest]]));
  // Each run takes other memory, because collectors of garbage start at other times.
  const [ourPeaks, theirPeaks] = alternate(
    rounds,
    () => run('run-pairs.mjs', engine, one).maxRss / 1e6,
    () => (isThere ? memoryOf(lines[largest]) : undefined),
  );
  const own = {
    time: Math.round(median(ours.map(({ milliseconds }) => milliseconds))),
    memory: Math.round(median(ourPeaks)),
  };
  const other = {
    time: isThere ? Math.round(median(theirs)) : undefined,
    memory: theirPeaks[0] === undefined ? undefined : Math.round(median(theirPeaks)),
  };
  const cells = [
    `${pairs.length} pairs, ${what}`,
    `${own.time} ms`,
    isThere ? name : `${name} is not on the PATH`,
    ...compare(own.time, other.time, 'ms'),
    `${own.memory} MB`,
    ...compare(own.memory, other.memory, 'MB'),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

/** A bundle `svc` with one interface file in a folder. Answers the folder. */
function layBundle(folder, main, files) {
  const type = main.endsWith('.proto') ? 'grpc' : 'http';
  const contract = `pactoVersion: "1.0"
service: { name: svc, version: 1.0.0 }
interfaces:
  - { name: api, type: ${type}, port: 80, contract: ${main} }
`;
  writeFiles(join(folder, 'svc'), { 'pacto.yaml': contract, ...files });
  return folder;
}

function compare(own, other, unit) {
  return other === undefined ? ['', ''] : [`${other} ${unit}`, (own / other).toFixed(2)];
}

/** Pairs of different size; each changes in its own way. */
function openapiPairs(print, extension) {
  return Array.from({ length: pairs }, (_, index) => {
    // The last pair is the largest.
    const { base, head } = openapiPair(20 + 20 * ((index + 10 - (pairs % 10)) % 10));
    const main = `openapi.${extension}`;
    return { main, base: { [main]: print(base) }, head: { [main]: print(head) } };
  });
}

/** Processor time of shell commands and all that they start, in milliseconds. A change gives a status other than 0. */
function timeOf(lines) {
  const script = [...lines.map((line) => `${line} >/dev/null 2>&1`), 'times'].join('\n');
  const output = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  const [user, system] = output.trim().split('\n').at(-1).split(' ').map(milliseconds);
  return user + system;
}

/** Peak memory of one command in MB; `undefined` without GNU `time`. */
function memoryOf(line) {
  if (!existsSync(TIME)) return undefined;
  const { stderr } = spawnSync(TIME, ['-f', '%M', 'sh', '-c', `exec ${line} >/dev/null 2>&1`], {
    encoding: 'utf8',
  });
  const kibibytes = Number(stderr.trim().split('\n').at(-1));
  return (kibibytes * 1024) / 1e6;
}

function milliseconds(text) {
  const [, minutes, seconds] = /^(\d+)m([\d.]+)s$/.exec(text);
  return Number(minutes) * 60_000 + Number(seconds) * 1000;
}
