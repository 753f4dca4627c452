// Answers the challenges of registries. Credentials are only sent if the host asks for them: the first request to
// a host has none. The client remembers what each host asked for.
import { parseChallenge, type Challenge } from './challenge';
import {
  encodeBasic,
  secretOf,
  type Credential,
  type Credentials,
  type CredentialSource,
  type UnusableLogin,
  unusable,
} from './credential';
import { remember } from '../../source/remember';
import { describeRefusedLogin, type Tries } from './describe-refused-login';
import { exchange, type Answer, type Request, type Wire } from './exchange';
import { isHeaderText, requestToken } from './request-token';
import type { Repository } from './registry-url';

/** A request, and what its credentials are for. */
interface Attempt {
  readonly request: Request;
  /** With the host as references write it. */
  readonly repository: Repository;
  /** The scope as token servers write it. */
  readonly scope: string;
  readonly deadline: number;
}

interface Authorizer {
  send(attempt: Attempt): Promise<Answer>;
  /**
   * Removes every secret that was sent from a message, where the address of a registry may repeat it. A word that
   * our own text may have stays: to hide it there would show which word it is.
   */
  hideSecrets(message: string, own: string): string;
}

/** A password such as `p`, `test` or `registry`. */
const SIMPLE_WORD = /^(?:.{1,3}|[a-z]{1,11})$/i;

const ANONYMOUS: CredentialSource = { name: 'anonymous', find: async () => undefined };

export function createAuthorizer(wire: Wire, credentials: Credentials): Authorizer {
  const challenges = new Map<string, Challenge>();
  const accepted = new Map<string, number>();
  const tokens = new Map<string, { readonly token: string; readonly expires: number }>();
  const secrets = new Set<string>();

  const sourcesFor = remember((host: string) =>
    remember((repository: string): readonly CredentialSource[] => [
      ...credentials.sourcesFor({ host, repository }),
      ANONYMOUS,
    ]),
  );
  const find = remember(async (source: CredentialSource) => {
    const found = await source.find();
    if (!found || found.kind === 'unusable') return found;
    secrets.add(secretOf(found));
    if (found.kind === 'basic') secrets.add(encodeBasic(found));
    return found.kind === 'bearer' && !isHeaderText(found.token) ? brokenToken(source) : found;
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

  /**
   * Sends a request at most twice, because the first answer may ask for another login. `sent` holds
   * what was tried. `isUnused`: the registry does not take such a login, so it was not sent.
   */
  const tryCredential = async (
    attempt: Attempt,
    credential: Credential | undefined,
    key: string,
    sent: Set<string | undefined>,
  ): Promise<{ answer: Answer } | { refusal?: Answer; isUnused: boolean }> => {
    const { request, deadline } = attempt;
    let refusal: Answer | undefined;
    let isUnused = true;
    for (let round = 0; round < 2; round++) {
      const header = await headerFor(attempt, credential, key);
      isUnused &&= header === undefined;
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
    return { refusal, isUnused };
  };

  const send = async (attempt: Attempt): Promise<Answer> => {
    const { request, repository, scope } = attempt;
    const memory = `${request.url.origin} ${scope}`;
    const sent = new Set<string | undefined>();
    const tries: Tries = { rejected: [], unused: [], unusable: [] };
    let refusal: Answer | undefined;
    for (const [index, source] of sourcesFor(repository.host)(repository.repository).entries()) {
      if (index < (accepted.get(memory) ?? 0)) continue;
      const credential = await find(source);
      if (credential?.kind === 'unusable') tries.unusable.push(credential.reason);
      if (credential?.kind === 'unusable' || (!credential && source !== ANONYMOUS)) continue;
      const tried = await tryCredential(attempt, credential, `${memory} ${index}`, sent);
      if ('answer' in tried) {
        accepted.set(memory, index);
        return withoutSecrets(tried.answer);
      }
      // The answer to a request with a login explains more than the answer without one.
      if (credential || tries.rejected.length === 0) refusal = tried.refusal ?? refusal;
      if (credential) tries[tried.isUnused ? 'unused' : 'rejected'].push(source.name);
    }
    accepted.delete(memory);
    throw describeRefusedLogin(request, refusal && withoutSecrets(refusal), tries);
  };

  const hide = (text: string, hidden: readonly string[]): string =>
    hidden
      .filter((secret) => secret !== '')
      .sort((one, other) => other.length - one.length)
      .reduce((shown, secret) => shown.replaceAll(secret, '(hidden)'), text);

  const withoutSecrets = (answer: Answer): Answer => ({
    ...answer,
    hideSecrets: (text) => hide(text, [...secrets]),
  });

  return {
    send,
    hideSecrets: (message, own) =>
      hide(
        message,
        [...secrets].filter((secret) => !SIMPLE_WORD.test(secret) && !own.includes(secret)),
      ),
  };
}

function brokenToken({ name }: CredentialSource): UnusableLogin {
  return unusable(`The token from ${name} has a character that a request cannot carry.`);
}
