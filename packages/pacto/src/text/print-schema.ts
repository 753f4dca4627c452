/** A JSON Schema as the file that holds it, with short lists on one line. */
export function printSchema(schema: Record<string, unknown>): string {
  const text = JSON.stringify(schema, undefined, 2);
  // A JSON string has no line ends. So a string with brackets and spaces is not changed.
  const compact = text.replace(
    /\[\n\s*([^[\]{}]{1,72}?)\n\s*\]/g,
    (_, inner: string) => `[${inner.replace(/,\n\s*/g, ', ')}]`,
  );
  return compact + '\n';
}
