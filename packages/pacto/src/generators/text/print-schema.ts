/** A JSON Schema as the file that holds it, with short lists on one line. */
export function printSchema(schema: Record<string, unknown>): string {
  const text = JSON.stringify(schema, undefined, 2);
  const compact = text.replace(
    /\[\s+([^[\]{}]{1,72}?)\s+\]/g,
    (_, inner: string) => `[${inner.replace(/,\s+/g, ', ')}]`,
  );
  return compact + '\n';
}
