// One process of the YAML library alone: reads and parses the same files, and prints what it took.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { processorTime } from './processor-time.mjs';

const [workspace, engine] = process.argv.slice(2);
const { yamlFiles } = JSON.parse(readFileSync(join(workspace, 'bench.json'), 'utf8'));
const { parse } = createRequire(join(engine, 'package.json'))('yaml');

parse('');
const started = process.cpuUsage();
for (const path of yamlFiles) parse(readFileSync(join(workspace, path), 'utf8'));
console.log(JSON.stringify({ milliseconds: processorTime(started) }));
