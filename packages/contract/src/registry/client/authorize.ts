// Answers the challenges of registries. Credentials are never sent unasked: the first request to a
// host has none, and what the host asks for is remembered as long as the client lives.
import { parseChallenge, type Challenge } from './challenge';
import {
  encodeBasic,
  secretOf,
  type Credential,
  type Credentials,
  type CredentialSource,
} from './credential';
import { describeRefusal } from './describe-refusal';
import { exchange, type Answer, type Request, type Wire } from './exchange';
import { requestToken } from './request-token';
import { RegistryError } from './registry-error';

export interface Authorizer {
  /** `host` as references write it; `scopes` as token servers know them. */
  send(
    request: Request,
    host: string,
    scopes: readonly string[],
    deadline: number,
  ): Promise<Answer>;
  /** Replaces every secret that was sent in a text from elsewhere. */
  hideSecrets(text: string): string;
}

const ANONYMOUS: CredentialSource = { name: 'anonymous', find: async () => undefined };

export function createAuthorizer(wire: Wire, credentials: Credentials): Authorizer {
  const challenges = new Map<string, Challenge>();
  const accepted = new Map<string, number>();
  const tokens = new Map<string, { readonly token: string; readonly expires: number }>();
  const found = new Map<CredentialSource, Promise<Credential | undefined>>();
  const sources = new Map<string, readonly CredentialSource[]>();
  const secrets = new Set<string>();

  const sourcesFor = (host: string): readonly CredentialSource[] => {
    const known = sources.get(host) ?? [...credentials.sourcesFor(host), ANONYMOUS];
    sources.set(host, known);
    return known;
  };
  const find = async (source: CredentialSource): Promise<Credential | undefined> => {
    const looked = found.get(source) ?? source.find();
    found.set(source, looked);
    const credential = await looked;
    if (credential) secrets.add(secretOf(credential));
    if (credential?.kind === 'basic') secrets.add(encodeBasic(credential));
    return credential;
  };

  /** `undefined`: nothing is sent. `rejected`: the token server refused the credential. */
  const headerFor = async (
    request: Request,
    credential: Credential | undefined,
    key: string,
    scopes: readonly string[],
    deadline: number,
  ): Promise<string | 'rejected' | undefined> => {
    const challenge = challenges.get(request.url.origin);
    if (!challenge) return undefined;
    if (credential?.kind === 'bearer') return `Bearer ${credential.token}`;
    if (challenge.scheme === 'basic') {
      return credential?.kind === 'basic' ? `Basic ${encodeBasic(credential)}` : undefined;
    }
    const known = tokens.get(key);
    if (known && known.expires > wire.clock.now()) return `Bearer ${known.token}`;
    const target = { challenge, scopes, credential, request };
    const token = await requestToken(wire, target, deadline);
    if (!token) return 'rejected';
    secrets.add(token.token);
    tokens.set(key, token);
    return `Bearer ${token.token}`;
  };

  const send: Authorizer['send'] = async (request, host, scopes, deadline) => {
    const all = sourcesFor(host);
    const memory = `${request.url.origin} ${scopes.join(' ')}`;
    const rejected: string[] = [];
    let refusal: Answer | undefined;
    let wasAnonymous = false;
    for (let index = accepted.get(memory) ?? 0; index < all.length; index++) {
      const source = all[index]!;
      const credential = await find(source);
      if (!credential && source !== ANONYMOUS) continue;
      const key = `${memory} ${index}`;
      let last: string | undefined;
      for (let round = 0; round < 2; round++) {
        const header = await headerFor(request, credential, key, scopes, deadline);
        if (header === 'rejected' || (header === undefined ? wasAnonymous : header === last)) break;
        last = header;
        wasAnonymous ||= header === undefined;
        const answer = await exchange(wire, { ...request, authorization: header }, deadline);
        const isRefused = (answer.status === 401 || answer.status === 403) && !answer.leftOrigin;
        if (!isRefused) {
          accepted.set(memory, index);
          return answer;
        }
        // The answer to a login matters more than the answer without one.
        if (credential || rejected.length === 0) refusal = answer;
        const challenge = parseChallenge(answer.headers.get('www-authenticate'));
        if (challenge) challenges.set(request.url.origin, challenge);
        // A token may have expired, and the first request had nothing to send.
        if (answer.status === 403 && header !== undefined) break;
        tokens.delete(key);
      }
      if (credential) rejected.push(source.name);
    }
    accepted.delete(memory);
    throw refused(request, refusal, rejected);
  };

  return {
    send,
    hideSecrets: (text) =>
      [...secrets].reduce((shown, secret) => shown.replaceAll(secret, '(hidden)'), text),
  };
}

function refused(
  request: Request,
  answer: Answer | undefined,
  rejected: readonly string[],
): RegistryError {
  const { host } = request.url;
  const hint =
    rejected.length === 0
      ? `No credentials were found for ${host}. Log in with \`docker login ${host}\`, or set another source from \`docs/publish.md\`.`
      : `The registry ${host} rejected the credentials from ${rejected.join(', ')}. Log in again, or check the permissions of the login.${ownHint(host)}`;
  if (answer) return describeRefusal(request, answer, hint);
  return new RegistryError(
    'unauthorized',
    `Could not ${request.task}: the token server of ${host} rejected the credentials.`,
    hint,
  );
}

function ownHint(host: string): string {
  return host === 'ghcr.io'
    ? ' On ghcr.io, the settings of the package must allow this repository to write it.'
    : '';
}
