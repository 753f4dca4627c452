import type { Credential } from '../src/registry/client/credential';
import { createRegistryClient, type RegistryClient } from '../src/registry/client/registry-client';
import { RegistryError } from '../src/registry/client/registry-error';
import type { FakeClock } from './fake-clock';
import type { FakeRegistry } from './fake-registry';

export const HOST = 'registry.example';
export const REPOSITORY = { host: HOST, repository: 'pactos/api' };
export const PASSWORD = 'canary-password';
export const BASIC = `Basic ${Buffer.from(`user:${PASSWORD}`).toString('base64')}`;
export const USER: Credential = { kind: 'basic', username: 'user', password: PASSWORD };

/** A client with these credentials for the hosts that `isKnown` names; for every host if it is absent. */
export function openClient(
  { fetch }: FakeRegistry,
  clock: FakeClock,
  credentials: readonly Credential[],
  isKnown: (host: string) => boolean = () => true,
): RegistryClient {
  const sources = credentials.map((credential, index) => ({
    name: `source ${index + 1}`,
    find: async () => credential,
  }));
  const sourcesFor = ({ host }: { host: string }) => (isKnown(host) ? sources : []);
  return createRegistryClient({ fetch, clock, credentials: { sourcesFor } });
}

export async function errorOf(task: Promise<unknown>): Promise<RegistryError> {
  const error = await task.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RegistryError) return error;
  throw new Error(`expected a registry error, got ${String(error)}`);
}
