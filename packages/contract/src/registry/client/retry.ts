import { describeRefusal } from './describe-refusal';
import type { Answer, Request, Wire } from './exchange';
import { RegistryError } from './registry-error';

const MOST_ATTEMPTS = 4;
/** Milliseconds, doubled before each attempt. */
const FIRST_WAIT = 500;
/** Milliseconds between two attempts, unless the registry asks for more. */
const LONGEST_WAIT = 10_000;
const RETRIED = [408, 429, 500, 502, 503, 504];

/** A registry that has no time for a request did not act on it. */
const NOT_DONE = 429;

/**
 * Sends again what may succeed later: no answer, a busy or broken server. A request that may not be repeated is
 * sent again only when nothing was done. The last answer or error is the result; all of it ends before `deadline`.
 */
export async function withRetries(
  { clock }: Wire,
  request: Request,
  deadline: number,
  send: () => Promise<Answer>,
  mostAttempts = MOST_ATTEMPTS,
): Promise<Answer> {
  const retried = mayRepeat(request) ? RETRIED : [NOT_DONE];
  for (let attempt = 1; ; attempt++) {
    let failed: Answer | RegistryError;
    try {
      failed = await send();
      if (!retried.includes(failed.status)) return failed;
    } catch (error) {
      if (!(error instanceof RegistryError) || error.kind !== 'unreachable') throw error;
      if (!mayRepeat(request)) throw error;
      failed = error;
    }
    const asked = failed instanceof RegistryError ? undefined : readRetryAfter(failed, clock.now());
    const backOff = Math.min(FIRST_WAIT * 2 ** attempt, LONGEST_WAIT) * (0.5 + clock.random() / 2);
    const wait = asked ?? backOff;
    const isTooLate = clock.now() + wait >= deadline;
    if (attempt >= mostAttempts || isTooLate) {
      if (failed instanceof RegistryError) throw failed;
      throw describeRefusal(request, failed, asked === undefined ? undefined : waitHint(asked));
    }
    await clock.sleep(wait);
  }
}

/** A blob is put by its digest: twice gives the same. A tag is not. A POST starts one more upload. */
function mayRepeat({ method, url }: Request): boolean {
  return method !== 'PUT' || url.searchParams.has('digest');
}

/** Seconds or a date; anything else, such as `880µs`, counts as absent. */
function readRetryAfter({ headers }: Answer, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}

function waitHint(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `The registry asks to wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}. Try again after that time. A login often raises the limit.`;
}
