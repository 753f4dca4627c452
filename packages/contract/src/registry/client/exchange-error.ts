// The errors of an exchange: which request failed, why, and what to do.
import { digestOf } from '../../files/artifact/digest';
import { RegistryError } from './registry-error';
import { showUrl } from './registry-url';

/** The parts of a request that messages name. */
interface FailedRequest {
  readonly method: string;
  readonly url: URL;
  /** What is done: `read the manifest of ghcr.io/example/api:1.0.0`. */
  readonly task: string;
}

/** The hint where only the people behind the registry can do something. */
export const OPERATOR_HINT = 'Ask the operator of the registry.';

/** The hint where a web page answers. */
export const NO_REGISTRY_HINT = 'Check the host: this is not a registry.';

/** The message about a request that failed. `what` follows its address: `answered 404`. */
export function describeFailure({ task, method, url }: FailedRequest, what: string): string {
  return `Could not ${task}: ${method} ${showUrl(url)} ${what}.`;
}

/** What is wrong with an answer, or with the address of a request. */
export function invalidError(request: FailedRequest, what: string, hint: string): RegistryError {
  return new RegistryError('invalid', describeFailure(request, what), hint);
}

export function wrongDigestError(request: FailedRequest, bytes: Uint8Array): RegistryError {
  const what = `sends bytes with the digest ${digestOf(bytes)}, but another digest was requested`;
  return invalidError(
    request,
    what,
    'The content was discarded. Try again, or ask the operator of the registry.',
  );
}

/** The registry gave no answer. Another try may succeed. */
export function unreachableError(request: FailedRequest, what: string): RegistryError {
  return new RegistryError(
    'unreachable',
    describeFailure(request, what),
    'Check the network and the address of the registry, then try again.',
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
export function describeNetworkError(request: FailedRequest, error: unknown): RegistryError {
  const codes = causeCodes(error);
  const refusal = proxyRefusal(error);
  if (refusal !== undefined) {
    const describe = refusal.startsWith('4') ? invalidError : unreachableError;
    return describe(request, `was stopped: the proxy answered ${refusal}`, PROXY_HINT);
  }
  if (causesOf(error).some(({ message }) => message === 'bad port')) {
    return invalidError(
      request,
      `has the port ${request.url.port}, which web clients refuse`,
      PORT_HINT,
    );
  }
  if (codes.some((code) => NO_TLS.test(code))) {
    return invalidError(
      request,
      `found a server that does not speak https (${codes[0]})`,
      TLS_HINT,
    );
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
  return unreachableError(request, `${known ? CAUSES[known] : 'lost the connection'}${shown}`);
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
