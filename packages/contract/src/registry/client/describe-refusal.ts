import type { Answer, Request } from './exchange';
import { describeFailure, NO_REGISTRY_HINT, OPERATOR_HINT } from './exchange-error';
import { RegistryError, type RegistryErrorKind } from './registry-error';

/** The error for an answer: it names the request, the status and the registry's own message. */
export function describeRefusal(request: Request, answer: Answer, hint?: string): RegistryError {
  const { code, message } = readErrorBody(answer);
  const isPage = isWebPage(answer);
  const kind = kindOf(answer.status, code, isPage);
  const what = [
    `answered ${answer.status}`,
    code === undefined ? '' : ` (${code})`,
    message === undefined ? '' : `: ${message}`,
  ].join('');
  return new RegistryError(
    kind,
    describeFailure({ ...request, url: answer.url }, what),
    hint ?? (isPage && kind === 'invalid' ? NO_REGISTRY_HINT : HINTS[kind]),
    answer.status,
    code,
  );
}

/** One without an address, because a redirect with an address is followed. */
function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/** The registry's own code; `undefined` where its answer has none. */
export function errorCode(answer: Answer): string | undefined {
  return readErrorBody(answer).code;
}

function kindOf(status: number, code: string | undefined, isPage: boolean): RegistryErrorKind {
  if (status === 401 || status === 403) return 'unauthorized';
  // A registry does not say so with a page. A wrong host or a proxy does, and says nothing of the contract.
  if (status === 404 && isPage) return 'invalid';
  if (status === 404 || code === 'NAME_UNKNOWN' || code === 'MANIFEST_UNKNOWN') return 'not-found';
  if (status === 429 || code === 'TOOMANYREQUESTS') return 'rate-limited';
  if (isRedirect(status)) return 'invalid';
  return status >= 500 ? 'unreachable' : 'refused';
}

const HINTS: Readonly<Record<RegistryErrorKind, string>> = {
  unauthorized: 'Log in with `docker login <registry>`, or check the permissions of the login.',
  'not-found':
    'Check the repository and the tag or digest. If the repository is private, log in first.',
  'rate-limited': 'Wait and try again. A login often raises the limit.',
  refused: 'Check the reference. Then check which artifacts this registry accepts.',
  unreachable: 'Try again later, or ask the operator of the registry.',
  invalid: OPERATOR_HINT,
};

const LONGEST_MESSAGE = 200;

function readErrorBody({ body, headers, hideSecrets = (text) => text }: Answer): {
  code?: string;
  message?: string;
} {
  const text = Buffer.from(body).toString('utf8');
  if (isWebPage({ body, headers })) {
    return { message: 'a web page instead of an answer of a registry' };
  }
  const first = firstError(text);
  const code = first?.['code'];
  const message = first?.['message'];
  return {
    ...(typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,63}$/.test(code) ? { code } : {}),
    ...(typeof message === 'string' && message !== ''
      ? { message: clean(hideSecrets(message)) }
      : {}),
  };
}

/** Whether an answer is a web page and not that of a registry. A push asks this where no other hint helps. */
export function isWebPage({ body, headers }: Pick<Answer, 'body' | 'headers'>): boolean {
  return (
    /^\s*</.test(Buffer.from(body).toString('utf8')) ||
    headers.get('content-type')?.startsWith('text/html') === true
  );
}

function firstError(text: string): Record<string, unknown> | undefined {
  try {
    const errors: unknown = JSON.parse(text)?.errors;
    const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
    return typeof first === 'object' && first !== null ? { ...first } : undefined;
  } catch {
    return undefined;
  }
}

/** One short line without control characters, because the text of a registry could control the terminal. */
function clean(text: string): string {
  const line = text
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
