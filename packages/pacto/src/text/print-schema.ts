import { writeJson } from 'pacto-contract';

/** A JSON Schema as the file that holds it, with short lists on one line. */
export function printSchema(schema: Record<string, unknown>): string {
  const text = writeJson(schema);
  // A JSON string has no line ends. So a string with brackets and spaces is not changed.
  return text.replace(
    /\[\n\s*([^[\]{}]{1,72}?)\n\s*\]/g,
    (_, inner: string) => `[${inner.replace(/,\n\s*/g, ', ')}]`,
  );
}
