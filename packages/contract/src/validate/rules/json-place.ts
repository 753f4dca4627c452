import { locateJsonError } from '../../json-schema/locate-json-error';
import { SourceText } from '../../source/source-text';

const BYTE_ORDER_MARK = '\ufeff';

/** Where a text stops being JSON, as `Line 3, column 7: a JSON value is expected.`; `undefined` for JSON. */
export function describeJsonError(path: string, text: string): string | undefined {
  const plain = withoutMark(text);
  const error = locateJsonError(plain);
  if (!error) return undefined;
  const { line, column } = new SourceText(path, text).positionAt(
    error.offset + text.length - plain.length,
  );
  return `Line ${line}, column ${column}: ${error.expected} is expected.`;
}

/** Of a text that {@link describeJsonError} finds no fault with. */
export function readJson(text: string): unknown {
  return JSON.parse(withoutMark(text));
}

// Editors on Windows write one, and readers of JSON accept it.
function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
