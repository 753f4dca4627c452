import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import published from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

// Draft 4 by name; no keyword in it but `id` means another thing in draft 7. One of its patterns is
// no regular expression of the unicode mode.
const schema = { ...published, id: undefined, $schema: undefined };
const validate = addFormats(
  new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }),
).compile(schema);

/** What the published schema of SARIF 2.1.0 has against a log; empty when it is valid. */
export function sarifProblems(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
