// Real registries on this machine, as `install.sh` beside this file installs them: for the tests and the demo.
'use strict';
const { spawn } = require('node:child_process');
const { accessSync, constants, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:net');
const { homedir, tmpdir } = require('node:os');
const { delimiter, join } = require('node:path');

/** Program by the name that tests show. */
exports.REGISTRIES = {
  'docker-registry of Debian': 'docker-registry',
  'distribution 3': 'registry',
  'the registry of go-containerregistry': 'gcr-registry',
};

const TOOLS = join(
  process.env['PACTO_TOOLS'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'nx-pacto-tools'),
  'bin',
);

/** The path of a program; `undefined` where it is not installed. */
exports.findTool = function findTool(name) {
  const folders = [TOOLS, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
};

exports.startRegistry = async function startRegistry(program) {
  const path = exports.findTool(program);
  if (path === undefined) throw new Error(`${program} is not installed`);
  const folder = mkdtempSync(join(tmpdir(), 'pacto-registry-'));
  const host = `127.0.0.1:${await findFreePort()}`;
  const config = join(folder, 'config.yml');
  writeFileSync(
    config,
    JSON.stringify({
      version: '0.1',
      log: { level: 'error', accesslog: { disabled: true } },
      storage: { filesystem: { rootdirectory: join(folder, 'data') } },
      http: { addr: host },
    }),
  );
  const parameters = program === 'gcr-registry' ? [host] : ['serve', config];
  const server = spawn(path, parameters, {
    stdio: 'ignore',
    env: { ...process.env, OTEL_TRACES_EXPORTER: 'none' },
  });
  const ended = new Promise((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  if (await answers(host)) return { host, stop };
  await stop();
  throw new Error(`${program} does not answer on ${host}`);
};

async function answers(host) {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(`http://${host}/v2/`).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function findFreePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
