import { describeRefusal } from './describe-refusal';
import type { Answer, Request } from './exchange';
import { RegistryError } from './registry-error';

/** What came of each source of logins. */
export interface Tries {
  /** Names of sources whose login was sent and refused. */
  readonly rejected: string[];
  /** Names of sources whose login was not sent, because the registry does not take its kind. */
  readonly unused: string[];
  /** Sentences about sources whose login could not be read. */
  readonly unusable: string[];
}

/**
 * The error when no source of logins gave access: what the registry answered, and what to do about
 * each source that was tried. `answer` is absent where the token server alone answered.
 */
export function describeRefusedLogin(
  request: Request,
  answer: Answer | undefined,
  tries: Tries,
): RegistryError {
  const { host } = request.url;
  const hint = [...tries.unusable, adviceFor(host, tries)].join(' ');
  if (answer) return describeRefusal(request, answer, hint);
  const refusal =
    tries.rejected.length > 0 ? 'rejected the credentials' : 'gives no access without a login';
  return new RegistryError(
    'unauthorized',
    `Could not ${request.task}: the token server of ${host} ${refusal}.`,
    hint,
  );
}

function adviceFor(host: string, { rejected, unused, unusable }: Tries): string {
  if (rejected.length > 0) {
    return `The registry ${host} rejected the credentials from ${rejected.join(', ')}. Log in again, or check the permissions of the login.${ownHint(host)}`;
  }
  if (unused.length > 0) {
    return `The credentials from ${unused.join(', ')} were not sent: the registry ${host} does not ask for a login of this kind. Log in with a user and a password, or ask its operator whether it takes \`Basic\` or \`Bearer\`.`;
  }
  const found = unusable.length > 0 ? 'No credentials could be used' : 'No credentials were found';
  return `${found} for ${host}. Log in with \`docker login ${host}\`, or set another source from \`docs/publish.md\`.`;
}

/** What only this registry needs; starts with a space. */
function ownHint(host: string): string {
  return host === 'ghcr.io'
    ? ' On ghcr.io, the settings of the package must allow this repository to write it.'
    : '';
}
