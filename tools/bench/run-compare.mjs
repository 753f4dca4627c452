// One process that reads two documents as a diff does, and compares them; prints what that took of the processor.
// Argument 1 is the engine, 2 and 3 are the documents. Where argument 4 is `yaml`, the YAML library alone parses them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { processorTime } from './processor-time.mjs';

const [engine, base, head, kind] = process.argv.slice(2);
const load = createRequire(join(engine, 'package.json'));
const { parseSource } = load('./src/source/yaml/parse-source.js');
const { detectOpenapi } = load('./src/diff/interfaces/openapi/detect-openapi.js');
const { detectSchema } = load('./src/diff/schemas/detect-schema.js');
const texts = [base, head].map((path) => readFileSync(path, 'utf8'));
const { parse } = load('yaml');
parseSource('', '');
parse('');

const started = process.cpuUsage();
const read = kind === 'yaml' ? parse : (text) => parseSource('', text, Infinity).document.value;
const [from, to] = texts.map((text) => read(text));
const files = { basePath: base, headPath: head };
const found =
  kind === 'openapi'
    ? detectOpenapi(from, to, files)
    : kind === 'schema'
      ? detectSchema(from, to, files, 'configuration')
      : { changes: [], defects: [] };
const milliseconds = processorTime(started);
console.log(
  JSON.stringify({
    milliseconds,
    changes: found.changes.length,
    defects: found.defects.length,
  }),
);
