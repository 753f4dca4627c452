import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import published from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

// It names draft 4. Except `id`, all its keywords mean the same in draft 7. One of its patterns is
// not a regular expression in unicode mode.
const schema = { ...published, id: undefined, $schema: undefined };
const validate = addFormats(
  new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }),
).compile(schema);

/** The errors of the published schema of SARIF 2.1.0 for a log; empty when the log is valid. */
export function sarifProblems(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
