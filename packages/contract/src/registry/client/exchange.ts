// One HTTP exchange with time limits and a limit on the size of the body. This code follows redirects itself, so
// that credentials are never sent to another origin.
import type { Clock } from './clock';
import {
  describeNetworkError,
  invalidError,
  OPERATOR_HINT,
  unreachableError,
} from './exchange-error';
import { RegistryError } from './registry-error';
import { isSafeTarget } from './registry-url';

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
  /** A registry may repeat a login in the text of its error. */
  readonly hideSecrets?: (text: string) => string;
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
/** Bytes that are kept of the body of an error. */
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
    const isCircle = visited.has(target.href);
    if (isCircle || visited.size > MOST_REDIRECTS) {
      const what = isCircle
        ? 'redirects in a circle'
        : `redirects more than ${MOST_REDIRECTS} times`;
      throw invalidError({ ...request, url }, what, 'Check the address of the registry.');
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
    throw invalidError(at, 'names a location that is not a URL', OPERATOR_HINT);
  }
  target.username = target.password = '';
  if (isSafeTarget(target, base)) return target;
  throw invalidError(
    at,
    `redirects to ${target.protocol}//${target.host}, which is not https`,
    OPERATOR_HINT,
  );
}

async function exchangeOnce(
  { fetch, clock }: Wire,
  request: Request,
  deadline: number,
): Promise<Pick<Answer, 'status' | 'headers' | 'body'>> {
  const abort = new AbortController();
  const timer = startIdleTimer(clock, deadline, (seconds) => {
    abort.abort();
    return unreachableError(request, `gave no answer within ${seconds} seconds`);
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
      throw invalidError(request, `sends more than ${limit} bytes`, hint);
    }
    if (isGood || size <= LONGEST_ERROR) chunks.push(chunk);
    else break;
  }
  return { status: answer.status, headers: answer.headers, body: Buffer.concat(chunks) };
}
