// A schema that refuses `global` makes a chart uninstallable as a subchart. The schema itself is run, with and
// without that key, because it can be closed in many ways.
import { longCode } from '../../diagnostics/words';
import type { RunResult } from '../../schema-check/check-value';
import type { Cause, SchemaError } from '../../schema-check/schema-error';
import { parentPointer, type Pointer } from '../../source/pointer';
import type { ValidationRule } from '../rule';
import { globalProbes } from './global-probes';
import { publishedSchemas } from './published-schemas';

export const schemaAllowsGlobal: ValidationRule = {
  id: 'schema-allows-global',
  code: 'SCHEMA_WITHOUT_GLOBAL',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that a published configuration schema accepts the key `global`, which Helm adds to the values of every subchart.',
  fix: 'Add `"global": {"type": "object"}` to the `properties` of the schema.',
  *check(context) {
    for (const { pointer, path, file, text, document } of publishedSchemas(context)) {
      const probes = globalProbes(document);
      const results = context.runSchema(
        text,
        probes.flatMap(({ value }) => [value, { ...value, global: {} }]),
      );
      const error = probes
        .map(({ isMadeUp }, index) =>
          findNew(results?.[2 * index], results?.[2 * index + 1], isMadeUp),
        )
        .find((found) => found !== undefined);
      if (error === undefined) continue;
      yield {
        pointer,
        message: `The schema ${longCode(path)} ${
          isClosed(error) ? 'accepts no key `global`' : 'does not accept an empty map as `global`'
        }. Helm adds it to the values of every subchart, so a chart with this schema cannot be installed.`,
        hint: hintFor(error),
        related: [
          {
            document: file,
            pointer: error.schemaPointer,
            message: isClosed(error) ? 'Other keys are refused here.' : 'It is refused here.',
          },
        ],
      };
    }
  },
};

const CLOSING = ['additionalProperties', 'unevaluatedProperties'];

/** Whether the schema refuses keys that it does not name. */
function isClosed({ keyword, schemaPointer, schema }: SchemaError): boolean {
  return (
    CLOSING.includes(keyword) || (schema === false && closingPlace(schemaPointer) !== undefined)
  );
}

/** The place of the schema that is closed, for an error at or below the keyword that closes it. */
function closingPlace(schemaPointer: Pointer): Pointer | undefined {
  const last = schemaPointer.slice(schemaPointer.lastIndexOf('/') + 1);
  return CLOSING.includes(last) ? parentPointer(schemaPointer) : undefined;
}

function hintFor(error: SchemaError): string {
  const { schemaPointer, instancePath } = error;
  const place = closingPlace(schemaPointer) ?? closingPlace(parentPointer(schemaPointer));
  if (place !== undefined) {
    const where = place === '' ? 'its `properties`' : `the \`properties\` at ${longCode(place)}`;
    return `Add \`"global": {"type": "object"}\` to ${where}.`;
  }
  return instancePath === '/global'
    ? 'Let the key `global` hold any map: write `{"type": "object"}`.'
    : 'Change the keyword, so that the schema also accepts the key `global`.';
}

/** The error that only the value with `global` has. */
function findNew(
  without: RunResult | undefined,
  withGlobal: RunResult | undefined,
  isMadeUp: boolean,
): SchemaError | undefined {
  if (without?.end !== 'done' || withGlobal?.end !== 'done') return undefined;
  const known = [...errorsOf(without.causes)];
  if (isMadeUp && known.some(isAboutKeys)) return undefined;
  const texts = new Set(known.map(textOf));
  return [...errorsOf(withGlobal.causes)].find((error) => !texts.has(textOf(error)));
}

/** The errors of branches come before the one that sums them up. */
function* errorsOf(causes: readonly Cause[]): Iterable<SchemaError> {
  for (const { error, branches } of causes) {
    for (const branch of branches) yield* errorsOf(branch.causes);
    yield error;
  }
}

function textOf({ instancePath, schemaPointer, params }: SchemaError): string {
  return JSON.stringify([instancePath, schemaPointer, params]);
}

function isAboutKeys({ keyword, schema, propertyName }: SchemaError): boolean {
  return CLOSING.includes(keyword) || schema === false || propertyName !== undefined;
}
