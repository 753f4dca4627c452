import { isMapping } from '../../source/mapping';

/** The keys that a rendered document declares secrets under, in its order; a value is never among them. */
export function secretKeysOf(document: unknown): string[] {
  if (!isMapping(document) || !isMapping(document.spec)) return [];
  const { data, secrets } = document.spec;
  const isExternalSecret = document.kind === 'ExternalSecret';
  return isExternalSecret ? textsIn(data, 'secretKey') : textsIn(secrets, 'key');
}

function textsIn(list: unknown, key: string): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const text = isMapping(item) ? item[key] : undefined;
    return typeof text === 'string' ? [text] : [];
  });
}
