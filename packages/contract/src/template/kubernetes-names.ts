// What Kubernetes accepts as names. It refuses all other texts when they are deployed, or later.

/** The longest name of a namespace, of a label and of a claim. */
export const NAME_LIMIT = 63;
/** The longest name of most objects. */
export const OBJECT_NAME_LIMIT = 253;

const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const LABEL_VALUE = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const SECRET_KEY = /^[-._a-zA-Z0-9]+$/;

export function isDnsLabel(text: string, limit = NAME_LIMIT): boolean {
  return text.length <= limit && DNS_LABEL.test(text);
}

/** The name of most objects: DNS labels with dots between them. */
export function isSubdomain(text: string): boolean {
  return text.length <= OBJECT_NAME_LIMIT && text.split('.').every((part) => DNS_LABEL.test(part));
}

/** Names of a few kinds, which are one segment of a path. */
export function isPathSegment(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..' && !/[/%]/.test(text);
}

export function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= NAME_LIMIT && LABEL_VALUE.test(text));
}

/** The key of a label: `name` or `prefix.example.com/name`. */
export function isLabelKey(text: string): boolean {
  const parts = text.split('/');
  const name = parts.pop()!;
  return name !== '' && isLabelValue(name) && parts.length <= 1 && parts.every(isSubdomain);
}

export function isSecretKey(text: string): boolean {
  return text.length <= OBJECT_NAME_LIMIT && SECRET_KEY.test(text) && !/^\.(?:$|\.)/.test(text);
}

/** The kind of an object; that of a custom resource has the form of a DNS label, in any case. */
export function isKind(text: string): boolean {
  return isDnsLabel(text.toLowerCase()) && /^[A-Za-z]/.test(text);
}

/** `version` of the core group, or `group/version`. Readers disagree about all other texts. */
export function isApiVersion(text: string): boolean {
  const parts = text.split('/');
  const version = parts.pop()!;
  return (
    isDnsLabel(version) && /^[a-z]/.test(version) && parts.length <= 1 && parts.every(isSubdomain)
  );
}
