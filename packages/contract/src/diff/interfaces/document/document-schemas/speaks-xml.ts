import { isMapping, isObject } from '../../../../source/mapping';

const XML = /[/+]xml\b|^(\*|application|text)\/\*/i;
const NAMED = ['contentType', 'defaultContentType'];

/** Whether a document has a media type that is XML, or one that includes XML. */
export function speaksXml(root: unknown): boolean {
  const pending: unknown[] = [root];
  const seen = new Set<unknown>();
  while (pending.length > 0) {
    const value = pending.pop();
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    if (isMapping(value)) {
      const { content } = value;
      const names = [
        ...(isMapping(content) ? Object.keys(content) : []),
        ...NAMED.map((key) => value[key]),
      ];
      if (names.some((name) => typeof name === 'string' && XML.test(name))) return true;
    }
    pending.push(...Object.values(value));
  }
  return false;
}
