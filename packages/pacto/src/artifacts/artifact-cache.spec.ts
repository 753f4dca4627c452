import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeRegistry, type FakeRegistry } from '../../../contract/testing/fake-registry';
import { createArtifactCache } from './artifact-cache';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const MISSING = `The store does not have ${DIGEST}.`;
const COMMIT = 'or commit the store with this artifact (plugin option `store`).';

let registry: FakeRegistry;
let folder: string;
beforeEach(async () => {
  registry = await startFakeRegistry();
  folder = mkdtempSync(join(tmpdir(), 'pacto-cache-'));
});
afterEach(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

async function stateOf(offline: boolean, variable?: string, digest = DIGEST) {
  const env = { XDG_CACHE_HOME: folder, PACTO_OFFLINE: variable } as NodeJS.ProcessEnv;
  const cache = createArtifactCache(folder, { registries: [], offline }, env);
  await cache.load([{ ref: `oci://${registry.address}/pactos/api:1.0.0`, digest }]);
  return cache.stateOf(digest);
}

test.each<[string, boolean, string | undefined, string]>([
  ['the variable', false, '1', 'the variable `PACTO_OFFLINE`'],
  ...['true', 'TRUE', 'yes', 'on', '2'].map((text): [string, boolean, string, string] => [
    `the variable as ${text}`,
    false,
    text,
    'the variable `PACTO_OFFLINE`',
  ]),
  ['the option', true, undefined, 'the plugin option `offline`'],
  ['both', true, '1', 'the plugin option `offline` and the variable `PACTO_OFFLINE`'],
])('a missing artifact says what forbids to fetch it: %s', async (_case, offline, variable, by) => {
  expect(await stateOf(offline, variable)).toEqual({
    status: 'missing',
    reason: `${MISSING} No registry was asked, because of ${by}.`,
    hint: `Turn off ${by} and run the command again, ${COMMIT}`,
  });
  expect(registry.requests).toEqual([]);
});

test.each([undefined, '', '0', 'false', 'No', 'off'])('the variable as %j is off', async (text) => {
  expect(await stateOf(false, text)).toEqual({
    status: 'absent',
    reason: expect.stringMatching(
      /^The store does not have \S+\. The registry does not have it either\. Could not read .* answered 404/,
    ),
  });
});

test.each<[number, string]>([
  [403, 'No credentials were found for '],
  [400, 'Check the reference. Then check which artifacts this registry accepts.'],
])('the answer %d of a registry keeps its own hint', async (status, hint) => {
  registry.intercept = () => ({ status });
  expect(await stateOf(false)).toEqual({
    status: 'missing',
    reason: expect.stringContaining(`${MISSING} Could not read`),
    hint: expect.stringMatching(`^${hint}.* Or commit the store \\(plugin option \`store\`\\)\\.$`),
  });
});

test.each([false, true])('an artifact of the store has no hint; offline: %s', async (offline) => {
  const digest = registry.putBundle('pactos/api', '1.0.0', {
    'pacto.yaml': 'service: {name: api}',
  });
  expect((await stateOf(false, undefined, digest)).status).toBe('open');
  const state = await stateOf(offline, undefined, digest);
  expect(state).not.toHaveProperty('hint');
  expect(state.status).toBe('open');
});

test.each([undefined, '', 'a/relative/path'])(
  'the store is in the home folder for the XDG_CACHE_HOME %j',
  (XDG_CACHE_HOME) => {
    const env = { XDG_CACHE_HOME } as NodeJS.ProcessEnv;
    const { store } = createArtifactCache(folder, { registries: [], offline: false }, env);
    expect(store.folder).toBe(join(homedir(), '.cache', 'nx-pacto'));
  },
);
