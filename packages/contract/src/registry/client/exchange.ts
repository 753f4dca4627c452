// One HTTP exchange with time limits and a limit on the size of the body. This code follows redirects itself, so
// that credentials are never sent to another origin.
import type { Clock } from './clock';
import { RegistryError } from './registry-error';
import { isLoopback, isSafeTarget, showUrl } from './registry-url';

export type Fetch = (url: string, options: FetchOptions) => Promise<FetchAnswer>;

interface FetchOptions {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: Uint8Array;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** The parts of `Response` that are used. */
interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: URL;
  /** What is done, for messages: `read the manifest of ghcr.io/example/api:1.0.0`. */
  readonly task: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly authorization?: string;
  readonly body?: Uint8Array;
  /** Longest body of a good answer, in bytes. */
  readonly limit: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: Uint8Array;
  /** Where it came from, after redirects. */
  readonly url: URL;
  /** Whether a redirect went to another origin. Its request for credentials is then ignored. */
  readonly leftOrigin: boolean;
}

/** A request with credentials and retries. */
export type Send = (request: Request) => Promise<Answer>;

export interface Wire {
  readonly fetch: Fetch;
  readonly clock: Clock;
}

/** Milliseconds without an answer or a part of a body. Then the exchange ends. */
const IDLE_LIMIT = 30_000;
const MOST_REDIRECTS = 5;
const LONGEST_ERROR = 64 * 1024;
const REDIRECTS = [301, 302, 303, 307, 308];

/** `deadline` is a time of the clock, in milliseconds. It is the limit for everything that belongs to one task. */
export async function exchange(wire: Wire, request: Request, deadline: number): Promise<Answer> {
  const visited = new Set<string>();
  let url = request.url;
  let leftOrigin = false;
  for (;;) {
    visited.add(url.href);
    const authorization = leftOrigin ? undefined : request.authorization;
    const answer = await exchangeOnce(wire, { ...request, url, authorization }, deadline);
    const location = answer.headers.get('location');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || !REDIRECTS.includes(answer.status) || location === null) {
      return { ...answer, url, leftOrigin };
    }
    const target = resolveLocation(request, url, location);
    if (visited.has(target.href) || visited.size > MOST_REDIRECTS) {
      throw invalid(
        { ...request, url },
        'redirects in a circle',
        'Check the address of the registry.',
      );
    }
    leftOrigin ||= target.origin !== url.origin;
    url = target;
  }
}

/** The address that an answer names, resolved against `base`. Throws for plain http to another machine. */
export function resolveLocation(request: Request, base: URL, location: string): URL {
  const at = { ...request, url: base };
  let target: URL;
  try {
    target = new URL(location, base);
  } catch {
    throw invalid(at, 'names a location that is not a URL', OPERATOR_HINT);
  }
  target.username = target.password = '';
  // No registry elsewhere may send a request to a server of this machine.
  const isSafe = isSafeTarget(target) && (target.protocol === 'https:' || isLoopback(base.host));
  if (isSafe) return target;
  throw invalid(
    at,
    `redirects to ${target.protocol}//${target.host}, which is not https`,
    OPERATOR_HINT,
  );
}

const OPERATOR_HINT = 'Ask the operator of the registry.';

/** What is wrong with an answer, or with the address of a request. */
export function invalid(request: Request, what: string, hint: string): RegistryError {
  const address = `${request.method} ${showUrl(request.url)}`;
  return new RegistryError('invalid', `Could not ${request.task}: ${address} ${what}.`, hint);
}

async function exchangeOnce(
  { fetch, clock }: Wire,
  request: Request,
  deadline: number,
): Promise<Pick<Answer, 'status' | 'headers' | 'body'>> {
  const abort = new AbortController();
  const timer = startIdleTimer(clock, deadline, (seconds) => {
    abort.abort();
    return unreachable(request, `gave no answer within ${seconds} seconds`);
  });
  try {
    const answer = receive(fetch, request, abort.signal, timer.restart);
    return await Promise.race([answer, timer.expired]);
  } catch (error) {
    throw error instanceof RegistryError ? error : describeNetworkError(request, error);
  } finally {
    timer.stop();
    abort.abort();
  }
}

/** `expired` rejects if nothing arrives for too long. `fetch` itself may wait without end. */
function startIdleTimer(
  clock: Clock,
  deadline: number,
  onTime: (seconds: number) => RegistryError,
): { readonly expired: Promise<never>; restart(): void; stop(): void } {
  let stop = (): void => undefined;
  let reject: (error: RegistryError) => void;
  const expired = new Promise<never>((_, onReject) => (reject = onReject));
  expired.catch(() => undefined);
  const restart = (): void => {
    stop();
    const wait = Math.max(Math.min(IDLE_LIMIT, deadline - clock.now()), 0);
    stop = clock.startTimer(wait, () => reject(onTime(Math.ceil(wait / 1000))));
  };
  restart();
  return { expired, restart, stop: () => stop() };
}

async function receive(
  fetch: Fetch,
  request: Request,
  signal: AbortSignal,
  onProgress: () => void,
): Promise<Pick<Answer, 'status' | 'headers' | 'body'>> {
  const { method, url, headers, authorization, body, limit } = request;
  const answer = await fetch(url.href, {
    method,
    headers: {
      // A digest is that of the bytes as they were pushed, so they must not be decompressed.
      'accept-encoding': 'identity',
      ...headers,
      ...(authorization === undefined ? {} : { authorization }),
    },
    ...(body ? { body } : {}),
    redirect: 'manual',
    signal,
  });
  const isGood = answer.status >= 200 && answer.status < 300;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    onProgress();
    size += chunk.byteLength;
    if (size > limit && isGood) {
      const hint = 'Check the reference: this is likely not a bundle.';
      throw invalid(request, `sends more than ${limit} bytes`, hint);
    }
    if (isGood || size <= LONGEST_ERROR) chunks.push(chunk);
    else break;
  }
  return { status: answer.status, headers: answer.headers, body: Buffer.concat(chunks) };
}

function unreachable(request: Request, what: string, hint?: string): RegistryError {
  return new RegistryError(
    'unreachable',
    `Could not ${request.task}: ${request.method} ${showUrl(request.url)} ${what}.`,
    hint ?? 'Check the network and the address of the registry, then try again.',
  );
}

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'found no server at this host and port',
  ENOTFOUND: 'found no host with this name',
  EAI_AGAIN: 'found no host with this name',
  ECONNRESET: 'lost the connection',
  UND_ERR_SOCKET: 'lost the connection',
};

const PROXY_HINT =
  'Check the variables `HTTPS_PROXY` and `NO_PROXY`, and the login in the address of the proxy.';
const PORT_HINT = 'Let the registry use another port, such as 443 or 5000.';
const TLS_HINT =
  'Check the port. Plain http is used only for registries on this machine, so this registry needs a certificate.';
const NO_TLS =
  /^(?:EPROTO|ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL))$/;

/** Uses only the code of the error. Its text may repeat a header or the password of a proxy. */
function describeNetworkError(request: Request, error: unknown): RegistryError {
  const codes = causeCodes(error);
  const refusal = proxyRefusal(error);
  if (refusal !== undefined) {
    const describe = refusal.startsWith('4') ? invalid : unreachable;
    return describe(request, `was stopped: the proxy answered ${refusal}`, PROXY_HINT);
  }
  if (causesOf(error).some(({ message }) => message === 'bad port')) {
    return invalid(
      request,
      `has the port ${request.url.port}, which web clients refuse`,
      PORT_HINT,
    );
  }
  if (codes.some((code) => NO_TLS.test(code))) {
    return invalid(request, `found a server that does not speak https (${codes[0]})`, TLS_HINT);
  }
  if (codes.some((code) => /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))) {
    return new RegistryError(
      'invalid',
      `Could not ${request.task}: the certificate of ${request.url.host} is not trusted (${codes[0]}).`,
      'Set `NODE_EXTRA_CA_CERTS` or `SSL_CERT_FILE` to the file of your certificate authority.',
    );
  }
  const known = codes.find((code) => CAUSES[code] !== undefined);
  const shown = codes.length === 0 ? '' : ` (${codes[0]})`;
  return unreachable(request, `${known ? CAUSES[known] : 'lost the connection'}${shown}`);
}

/** The HTTP status with which a proxy refused a tunnel. `undici` gives it only in the text of its error. */
function proxyRefusal(error: unknown): string | undefined {
  const texts = causesOf(error).map(({ message }) => message ?? '');
  return /^Proxy response \((\d{3})\)/m.exec(texts.join('\n'))?.[1];
}

function causeCodes(error: unknown): string[] {
  return causesOf(error).flatMap(({ code }) =>
    typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? [code] : [],
  );
}

/** The error, its cause, the cause of that, and so on. */
function causesOf(error: unknown): Partial<NodeJS.ErrnoException>[] {
  const causes: Partial<NodeJS.ErrnoException>[] = [];
  for (let cause = error; typeof cause === 'object' && cause !== null && causes.length < 5;) {
    causes.push(cause);
    ({ cause } = cause as Error);
  }
  return causes;
}
