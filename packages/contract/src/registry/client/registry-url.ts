// The addresses of a registry, and how messages show them: without query and user information.
import { isDigest } from '../../reference/oci-name';

export interface Repository {
  readonly host: string;
  readonly repository: string;
}

export const DOCKER_HUB: readonly string[] = [
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
];

export function isDockerHub(host: string): boolean {
  return DOCKER_HUB.includes(host);
}

/** Whether the host is this machine. Only then plain http is allowed. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || isLoopbackV4(name)
  );
}

function isLoopbackV4(name: string): boolean {
  return /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(name);
}

/**
 * Whether a request may be sent to an address that `from` names: https anywhere, http only on this
 * machine. No registry elsewhere may send a request to a server of this machine.
 */
export function isSafeTarget(target: URL, from: URL): boolean {
  if (target.protocol === 'https:') return true;
  return target.protocol === 'http:' && isLoopback(target.host) && isLoopback(from.host);
}

/** `path` follows the name of the repository, such as `manifests/1.0.0`. */
export function repositoryUrl({ host, repository }: Repository, path: string): URL {
  const isHub = isDockerHub(host);
  const name = isHub ? 'registry-1.docker.io' : host;
  const scheme = isLoopback(name) ? 'http' : 'https';
  return new URL(`${scheme}://${name}/v2/${repositoryPath({ host, repository })}/${path}`);
}

/** Docker Hub keeps names without a slash under `library`. */
export function repositoryPath({ host, repository }: Repository): string {
  return isDockerHub(host) && !repository.includes('/') ? `library/${repository}` : repository;
}

/** `ghcr.io/example/api:1.0.0`, as people write it. */
export function showName({ host, repository }: Repository, reference?: string): string {
  const name = `${host}/${repository}`;
  return reference === undefined ? name : `${name}${isDigest(reference) ? '@' : ':'}${reference}`;
}

export function showUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}
