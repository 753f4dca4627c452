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
import { remember } from '../../source/remember';
import { describeRefusal } from './describe-refusal';
import { exchange, type Answer, type Request, type Wire } from './exchange';
import { requestToken } from './request-token';
import { RegistryError } from './registry-error';

/** A request, and what its credentials are for. */
interface Attempt {
  readonly request: Request;
  /** As references write it. */
  readonly host: string;
  /** As token servers know it. */
  readonly scope: string;
  readonly deadline: number;
}

export interface Authorizer {
  send(attempt: Attempt): Promise<Answer>;
  /** Replaces every secret that was sent in a text from elsewhere. */
  hideSecrets(text: string): string;
}

const ANONYMOUS: CredentialSource = { name: 'anonymous', find: async () => undefined };

export function createAuthorizer(wire: Wire, credentials: Credentials): Authorizer {
  const challenges = new Map<string, Challenge>();
  const accepted = new Map<string, number>();
  const tokens = new Map<string, { readonly token: string; readonly expires: number }>();
  const secrets = new Set<string>();

  const sourcesFor = remember((host: string): readonly CredentialSource[] => [
    ...credentials.sourcesFor(host),
    ANONYMOUS,
  ]);
  const find = remember(async (source: CredentialSource): Promise<Credential | undefined> => {
    const credential = await source.find();
    if (credential) secrets.add(secretOf(credential));
    if (credential?.kind === 'basic') secrets.add(encodeBasic(credential));
    return credential;
  });

  /** `undefined`: nothing is sent. `rejected`: the token server refused the credential. */
  const headerFor = async (
    { request, scope, deadline }: Attempt,
    credential: Credential | undefined,
    key: string,
  ): Promise<string | 'rejected' | undefined> => {
    const challenge = challenges.get(request.url.origin);
    if (!challenge) return undefined;
    if (credential?.kind === 'bearer') return `Bearer ${credential.token}`;
    if (challenge.scheme === 'basic') {
      return credential?.kind === 'basic' ? `Basic ${encodeBasic(credential)}` : undefined;
    }
    const known = tokens.get(key);
    if (known && known.expires > wire.clock.now()) return `Bearer ${known.token}`;
    const target = { challenge, scope, credential, request };
    const token = await requestToken(wire, target, deadline);
    if (!token) return 'rejected';
    secrets.add(token.token);
    tokens.set(key, token);
    return `Bearer ${token.token}`;
  };

  /** Sends a request twice at most: the first answer may ask for another login. `sent` has what was tried. */
  const tryCredential = async (
    attempt: Attempt,
    credential: Credential | undefined,
    key: string,
    sent: Set<string | undefined>,
  ): Promise<{ answer: Answer } | { refusal?: Answer }> => {
    const { request, deadline } = attempt;
    let refusal: Answer | undefined;
    for (let round = 0; round < 2; round++) {
      const header = await headerFor(attempt, credential, key);
      if (header === 'rejected' || sent.has(header)) break;
      sent.add(header);
      const answer = await exchange(wire, { ...request, authorization: header }, deadline);
      const isRefused = (answer.status === 401 || answer.status === 403) && !answer.leftOrigin;
      if (!isRefused) return { answer };
      refusal = answer;
      const challenge = parseChallenge(answer.headers.get('www-authenticate'));
      if (challenge) challenges.set(request.url.origin, challenge);
      // A token may have expired, and the first request had nothing to send.
      if (answer.status === 403 && header !== undefined) break;
      tokens.delete(key);
    }
    return { refusal };
  };

  const send = async (attempt: Attempt): Promise<Answer> => {
    const { request, host, scope } = attempt;
    const memory = `${request.url.origin} ${scope}`;
    const sent = new Set<string | undefined>();
    const rejected: string[] = [];
    let refusal: Answer | undefined;
    for (const [index, source] of sourcesFor(host).entries()) {
      if (index < (accepted.get(memory) ?? 0)) continue;
      const credential = await find(source);
      if (!credential && source !== ANONYMOUS) continue;
      const tried = await tryCredential(attempt, credential, `${memory} ${index}`, sent);
      if ('answer' in tried) {
        accepted.set(memory, index);
        return tried.answer;
      }
      // The answer to a login matters more than the answer without one.
      if (credential || rejected.length === 0) refusal = tried.refusal ?? refusal;
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
