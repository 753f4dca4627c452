// Reads pairs of schemas as JSON from standard input; writes, for each, whether jsoncompat finds that
// the newer schema keeps all values of the older ("keeps") and adds none ("addsNone"), or null where it fails.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = dirname(createRequire(import.meta.url).resolve('jsoncompat/package.json'));
const jsoncompat = await import(pathToFileURL(join(folder, 'jsoncompat_wasm.js')).href);
jsoncompat.initSync({ module: readFileSync(join(folder, 'jsoncompat_wasm_bg.wasm')) });

function ask(base, head, role) {
  try {
    return jsoncompat.check_compat(JSON.stringify(base), JSON.stringify(head), role);
  } catch {
    return null;
  }
}

const pairs = JSON.parse(readFileSync(0, 'utf8'));
const answers = pairs.map(([base, head]) => ({
  keeps: ask(base, head, 'deserializer'),
  addsNone: ask(base, head, 'serializer'),
}));
process.stdout.write(JSON.stringify(answers));
