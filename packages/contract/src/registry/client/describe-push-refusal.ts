import { describeRefusal, errorCode, isWebPage } from './describe-refusal';
import type { Answer, Request } from './exchange';
import type { RegistryError } from './registry-error';

/** The error for an answer to a push, with advice for what registries refuse. */
export function describePushRefusal(request: Request, answer: Answer): RegistryError {
  const code = errorCode(answer);
  if (answer.status >= 300 && answer.status < 400) {
    const hint = 'Check the name of the repository: this registry does not accept it for uploads.';
    return describeRefusal(request, answer, hint);
  }
  if (answer.status === 404 && isWebPage(answer)) return describeRefusal(request, answer);
  if (isUploadLost(answer)) {
    return describeRefusal(request, answer, 'Try again: the registry lost the upload.');
  }
  if (answer.status === 404 || code === 'NAME_UNKNOWN') {
    const hint =
      'Create the repository first. This registry does not create repositories on a push.';
    return describeRefusal(request, answer, hint);
  }
  if (answer.status === 415 || code === 'MANIFEST_INVALID') {
    const hint =
      'This registry does not accept OCI artifacts of this kind. Ask its operator to allow them.';
    return describeRefusal(request, answer, hint);
  }
  return describeRefusal(request, answer);
}

/** The registry does not know the upload that it started, or does not any more. */
export function isUploadLost(answer: Answer): boolean {
  return ['BLOB_UPLOAD_UNKNOWN', 'BLOB_UPLOAD_INVALID'].includes(errorCode(answer) ?? '');
}
