// Real registries on this machine, as `tools/registries/install.sh` installs them.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface RealRegistry {
  /** Host and port on the loopback interface. */
  readonly host: string;
  stop(): Promise<void>;
}

/** Program by the name that tests show. */
export const REGISTRIES = {
  'docker-registry of Debian': 'docker-registry',
  'distribution 3': 'registry',
  'the registry of go-containerregistry': 'gcr-registry',
} as const;

const TOOLS = join(
  process.env['PACTO_TOOLS'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'nx-pacto-tools'),
  'bin',
);

/** The path of a program; `undefined` where it is not installed. */
export function findTool(name: string): string | undefined {
  const folders = [TOOLS, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

export async function startRegistry(program: string): Promise<RealRegistry> {
  const path = findTool(program);
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
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  if (await answers(host)) return { host, stop };
  await stop();
  throw new Error(`${program} does not answer on ${host}`);
}

async function answers(host: string): Promise<boolean> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(`http://${host}/v2/`).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
