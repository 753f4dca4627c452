import { locateJsonError } from '../../json-schema/locate-json-error';
import { SourceText } from '../../source/source-text';

/** Where a text stops being JSON, in words such as `line 3, column 7: expected a JSON value`; `undefined` for JSON. */
export function describeJsonError(path: string, text: string): string | undefined {
  const error = locateJsonError(text);
  if (!error) return undefined;
  const { line, column } = new SourceText(path, text).positionAt(error.offset);
  return `line ${line}, column ${column}: expected ${error.expected}`;
}
