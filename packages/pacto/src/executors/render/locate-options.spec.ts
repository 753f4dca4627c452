import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createSession } from 'pacto-contract/renderer';
import { OWN_FOLDER } from '../../nx/install-name';
import { locateOptions } from './locate-options';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'pacto-options-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const ENVIRONMENTS = '"options": {\n  "environments": ["QA_1"] } }] }\n';

test.each<[string, (plugin: string) => string, number | undefined]>([
  ['plain', (plugin) => `{ "plugins": ["@nx/js", { "plugin": "${plugin}", ${ENVIRONMENTS}`, 2],
  [
    'with comments',
    (plugin) => `{ // ours\n "plugins": ["@nx/js", { "plugin": "${plugin}", ${ENVIRONMENTS}`,
    3,
  ],
  ['without options', (plugin) => `{ "plugins": ["@nx/js", "${plugin}"] }`, undefined],
  ['that cannot be read', () => '{', undefined],
])('the options in an nx.json %s are found at their line', (_case, textWith, line) => {
  const plugin = relative(root, OWN_FOLDER);
  writeFileSync(join(root, 'nx.json'), textWith(plugin));
  const found = locateOptions(root, createSession());
  expect(found?.in.nearestRange(`${found.pointer}/environments/0`).start.line).toBe(line);
});
