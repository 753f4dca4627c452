import type { Repository } from './registry-url';

export type Credential =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** Exchanged for an access token at the realm of the challenge. */
  | { readonly kind: 'identity-token'; readonly token: string }
  /** Sent to the registry as it is. */
  | { readonly kind: 'bearer'; readonly token: string };

/** What is there, and cannot be used. */
export interface UnusableLogin {
  readonly kind: 'unusable';
  /** A full sentence without any part of the login. */
  readonly reason: string;
}

export function unusable(reason: string): UnusableLogin {
  return { kind: 'unusable', reason };
}

export interface CredentialSource {
  /** The name of the source in messages, such as "Docker's configuration". */
  readonly name: string;
  /** `undefined` when it has nothing for the repository. */
  find(): Promise<Credential | UnusableLogin | undefined>;
}

export interface Credentials {
  /** In the order in which they are tried. A source is only tried if the registry rejected the one before. */
  sourcesFor(repository: Repository): readonly CredentialSource[];
}

export function encodeBasic({
  username,
  password,
}: Extract<Credential, { kind: 'basic' }>): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

export function secretOf(credential: Credential): string {
  return credential.kind === 'basic' ? credential.password : credential.token;
}
