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
import { SentSecrets } from './sent-secrets';

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

const ANONYMOUS: CredentialSource = { name: 'anonymous', find: async () => undefined };

/** A credential for one attempt. */
interface Login {
  /** `undefined`: the request is sent without a login. */
  readonly credential: Credential | undefined;
  /** Under which a token for this host, scope and credential is remembered. */
  readonly tokenKey: string;
}

export function createAuthorizer(wire: Wire, credentials: Credentials): Authorizer {
  return new RememberingAuthorizer(wire, credentials);
}

class RememberingAuthorizer implements Authorizer {
  /** By origin: how the host wants to be asked. */
  private readonly challenges = new Map<string, Challenge>();
  /** By origin and scope: the index of the source whose credential was accepted last. */
  private readonly accepted = new Map<string, number>();
  private readonly tokens = new Map<string, { readonly token: string; readonly expires: number }>();
  private readonly secrets = new SentSecrets();
  private readonly sourcesFor: (
    host: string,
  ) => (repository: string) => readonly CredentialSource[];
  private readonly find: (
    source: CredentialSource,
  ) => Promise<Credential | UnusableLogin | undefined>;

  constructor(
    private readonly wire: Wire,
    credentials: Credentials,
  ) {
    this.sourcesFor = remember((host: string) =>
      remember((repository: string): readonly CredentialSource[] => [
        ...credentials.sourcesFor({ host, repository }),
        ANONYMOUS,
      ]),
    );
    this.find = remember(async (source: CredentialSource) => {
      const found = await source.find();
      if (!found || found.kind === 'unusable') return found;
      this.secrets.add(secretOf(found));
      if (found.kind === 'basic') this.secrets.add(encodeBasic(found));
      return found.kind === 'bearer' && !isHeaderText(found.token) ? brokenToken(source) : found;
    });
  }

  /** Tries the credentials of each source in turn, beginning with the one that was accepted last. */
  async send(attempt: Attempt): Promise<Answer> {
    const { request, repository, scope } = attempt;
    const target = `${request.url.origin} ${scope}`;
    const sent = new Set<string | undefined>();
    const tries: Tries = { rejected: [], unused: [], unusable: [] };
    let refusal: Answer | undefined;
    const sources = this.sourcesFor(repository.host)(repository.repository);
    for (const [index, source] of sources.entries()) {
      if (index < (this.accepted.get(target) ?? 0)) continue;
      const credential = await this.find(source);
      if (credential?.kind === 'unusable') tries.unusable.push(credential.reason);
      if (credential?.kind === 'unusable' || (!credential && source !== ANONYMOUS)) continue;
      const tried = await this.tryLogin(
        attempt,
        { credential, tokenKey: `${target} ${index}` },
        sent,
      );
      if ('answer' in tried) {
        this.accepted.set(target, index);
        return this.secrets.hideIn(tried.answer);
      }
      // The answer to a request with a login explains more than the answer without one.
      if (credential || tries.rejected.length === 0) refusal = tried.refusal ?? refusal;
      if (credential) tries[tried.isUnused ? 'unused' : 'rejected'].push(source.name);
    }
    this.accepted.delete(target);
    throw describeRefusedLogin(request, refusal && this.secrets.hideIn(refusal), tries);
  }

  hideSecrets(message: string, own: string): string {
    return this.secrets.hideUncommon(message, own);
  }

  /**
   * Sends a request at most twice, because the first answer may ask for another login. `sent` holds
   * what was tried. `isUnused`: the registry does not take such a login, so it was not sent.
   */
  private async tryLogin(
    attempt: Attempt,
    login: Login,
    sent: Set<string | undefined>,
  ): Promise<{ answer: Answer } | { refusal?: Answer; isUnused: boolean }> {
    const { request, deadline } = attempt;
    let refusal: Answer | undefined;
    let isUnused = true;
    for (let round = 0; round < 2; round++) {
      const header = await this.headerFor(attempt, login);
      isUnused &&= header === undefined;
      if (header === 'rejected' || sent.has(header)) break;
      sent.add(header);
      const answer = await exchange(this.wire, { ...request, authorization: header }, deadline);
      const isRefused = (answer.status === 401 || answer.status === 403) && !answer.leftOrigin;
      if (!isRefused) return { answer };
      refusal = answer;
      const challenge = parseChallenge(answer.headers.get('www-authenticate'));
      if (challenge) this.challenges.set(request.url.origin, challenge);
      // A token may have expired, and the first request had nothing to send.
      if (answer.status === 403 && header !== undefined) break;
      this.tokens.delete(login.tokenKey);
    }
    return { refusal, isUnused };
  }

  /** `undefined`: nothing is sent. `rejected`: the token server refused the credential. */
  private async headerFor(
    { request, scope, deadline }: Attempt,
    { credential, tokenKey }: Login,
  ): Promise<string | 'rejected' | undefined> {
    const challenge = this.challenges.get(request.url.origin);
    if (!challenge) return undefined;
    if (credential?.kind === 'bearer') return `Bearer ${credential.token}`;
    if (challenge.scheme === 'basic') {
      return credential?.kind === 'basic' ? `Basic ${encodeBasic(credential)}` : undefined;
    }
    const known = this.tokens.get(tokenKey);
    if (known && known.expires > this.wire.clock.now()) return `Bearer ${known.token}`;
    const token = await requestToken(
      this.wire,
      { challenge, scope, credential, request },
      deadline,
    );
    if (!token) return 'rejected';
    this.secrets.add(token.token);
    this.tokens.set(tokenKey, token);
    return `Bearer ${token.token}`;
  }
}

function brokenToken({ name }: CredentialSource): UnusableLogin {
  return unusable(`The token from ${name} has a character that a request header cannot contain.`);
}
