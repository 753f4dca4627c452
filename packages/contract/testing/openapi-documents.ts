/** A document of one path, `/users`, unless `more` says otherwise. */
export function openapi(operations: object, more: object = {}): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: { title: 'Users', version: '1' },
    paths: { '/users': operations },
    ...more,
  };
}

export const json = (schema: object) => ({ content: { 'application/json': { schema } } });
export const ok = (schema: object) => ({ 200: { description: 'ok', ...json(schema) } });
export const get = (more: object) => ({ get: { responses: {}, ...more } });
export const post = (more: object) => ({ post: { responses: {}, ...more } });
export const query = (name: string, more: object = {}) => ({
  name,
  in: 'query',
  schema: { type: 'string' },
  ...more,
});
export const body = (schema: object, more: object = {}) =>
  post({ requestBody: { ...json(schema), ...more } });

/** The same values in another order of keys, all the way down. */
export function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, entry]) => [key, reverseKeys(entry)]));
}
