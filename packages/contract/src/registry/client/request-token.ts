// Exchanges credentials for a token at the realm that a registry names in its challenge.

import type { Challenge } from './challenge';
import { encodeBasic, type Credential } from './credential';
import { describeRefusal } from './describe-refusal';
import { exchange, type Answer, type Request, type Wire } from './exchange';
import { invalidError, OPERATOR_HINT } from './exchange-error';
import { RegistryError } from './registry-error';
import { isSafeTarget } from './registry-url';
import { withRetries } from './retry';

interface TokenTarget {
  readonly challenge: Extract<Challenge, { scheme: 'bearer' }>;
  readonly scope: string;
  readonly credential: Credential | undefined;
  /** The request that was challenged. */
  readonly request: Request;
}

const TOKEN_BYTES = 1024 * 1024;
/** Seconds that a token is valid if the answer does not say it: the value of the specification. */
const DEFAULT_SECONDS = 60;
const MARGIN_SECONDS = 10;

/** `undefined` when the server rejects the credential. */
export async function requestToken(
  wire: Wire,
  target: TokenTarget,
  deadline: number,
): Promise<{ token: string; expires: number } | undefined> {
  const request = buildRequest(target);
  const send = (): Promise<Answer> => exchange(wire, request, deadline);
  const answer =
    request.method === 'GET' ? await withRetries(wire, request, deadline, send) : await send();
  if (answer.status === 401 || answer.status === 403) return undefined;
  // Some servers reject an expired identity token with an error code of OAuth.
  if (answer.status === 400 && request.method === 'POST') return undefined;
  if (answer.status !== 200) throw describeRefusal(request, answer);
  const token = readToken(answer.body);
  if (!token) {
    throw invalidError(request, 'did not return a token', OPERATOR_HINT);
  }
  const seconds = Math.max(token.seconds - MARGIN_SECONDS, 0);
  return { token: token.text, expires: wire.clock.now() + seconds * 1000 };
}

function buildRequest({ challenge, scope, credential, request }: TokenTarget): Request {
  const realm = parseRealm(challenge.realm, request);
  const task = `log in to ${request.url.host}`;
  const service: [string, string][] =
    challenge.service === undefined ? [] : [['service', challenge.service]];
  if (credential?.kind === 'identity-token') {
    const form = new URLSearchParams([
      ['grant_type', 'refresh_token'],
      ['client_id', 'pacto'],
      ...service,
      ['scope', scope],
      ['refresh_token', credential.token],
    ]);
    return {
      method: 'POST',
      url: realm,
      task,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(form.toString()),
      limit: TOKEN_BYTES,
    };
  }
  const url = new URL(realm);
  for (const [key, value] of service) url.searchParams.append(key, value);
  url.searchParams.append('scope', scope);
  return {
    method: 'GET',
    url,
    task,
    limit: TOKEN_BYTES,
    ...(credential?.kind === 'basic' ? { authorization: `Basic ${encodeBasic(credential)}` } : {}),
  };
}

/** Credentials go to this address: https, or on this machine for a registry of this machine. */
function parseRealm(text: string, request: Request): URL {
  let realm: URL | undefined;
  try {
    realm = new URL(text);
  } catch {
    // Reported below.
  }
  const isSafe =
    realm !== undefined &&
    realm.username === '' &&
    realm.password === '' &&
    isSafeTarget(realm, request.url);
  if (realm && isSafe) return realm;
  throw new RegistryError(
    'invalid',
    `Could not ${request.task}: ${request.url.host} names a token server that is not an https address.`,
    `Nothing was sent to it. ${OPERATOR_HINT}`,
  );
}

function readToken(body: Uint8Array): { text: string; seconds: number } | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { token, access_token, expires_in } = value as Record<string, unknown>;
    const text = [token, access_token].find((one) => typeof one === 'string' && isHeaderText(one));
    const seconds = typeof expires_in === 'number' ? expires_in : DEFAULT_SECONDS;
    return typeof text === 'string' ? { text, seconds } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a request can carry it. */
export function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
