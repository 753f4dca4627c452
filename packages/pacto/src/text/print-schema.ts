/** A JSON Schema as the file that holds it, with short lists on one line. */
export function printSchema(schema: Record<string, unknown>): string {
  const text = JSON.stringify(schema, undefined, 2);
  // Line ends are outside texts: a text with brackets and blanks stays as it is.
  const compact = text.replace(
    /\[\n\s*([^[\]{}]{1,72}?)\n\s*\]/g,
    (_, inner: string) => `[${inner.replace(/,\n\s*/g, ', ')}]`,
  );
  return compact + '\n';
}
