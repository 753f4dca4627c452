// Whether a listed value has a format. The formats are ours, so nothing that a schema's author wrote is run.
import { createFormats } from '../../json-schema/value-formats';

/** Some formats take more than linear time for long texts. */
const LONGEST = 200;

/** `undefined` for an unknown format and a long text. `literal` is the text of a number that a double cannot hold. */
export function hasFormat(
  name: string,
  value: string | number,
  literal?: string,
): boolean | undefined {
  const format = FORMATS.get(name);
  if (format === undefined) return undefined;
  if (format.type !== typeof value) return true;
  if (typeof value === 'string' && value.length > LONGEST) return undefined;
  return format.holds(value as never, literal);
}

const FORMATS = createFormats();
