import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import {
  createHelperRunner,
  createRegistryClient,
  openCredentials,
  openFetch,
  RegistryError,
  type RegistryClient,
} from 'pacto-contract/registry';
import { isOfflineRun, OFFLINE_VARIABLE } from './offline-run';

/**
 * A client with the logins of this machine. `PACTO_REGISTRY_*` serve only the hosts of the option `registry`. Throws in
 * an offline run: every connection of the plugin begins here.
 */
export async function openClient(registries: readonly string[]): Promise<RegistryClient> {
  if (isOfflineRun(process.env)) {
    throw new RegistryError(
      'unreachable',
      `No registry was asked, because of ${OFFLINE_VARIABLE}.`,
      `Turn off ${OFFLINE_VARIABLE} and run the command again.`,
    );
  }
  return createRegistryClient({
    fetch: await openFetch(process.env),
    credentials: openCredentials({
      env: process.env,
      homeFolder: homedir(),
      userId: process.getuid?.(),
      readFile: readIfThere,
      runHelper: createHelperRunner(process.env),
      ownHosts: registries.map((registry) => registry.split('/')[0]!),
    }),
  });
}

/** What is there and cannot be read has an empty text: the error of the login names it. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : '';
  }
}
