import { longCode } from '../../diagnostics/words';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';
import { describeJsonError } from '../../source/json/json-place';
import { filesOf, type NamedFile } from './named-files';

/**
 * Schema files of the contract that are not JSON (`json`), or JSON that is not a JSON Schema
 * (`schema`).
 */
export function* findSchemaDefects(
  context: RuleContext,
  use: Exclude<NamedFile['use'], 'interface'>,
  kind: 'json' | 'schema',
): Iterable<Finding> {
  for (const named of filesOf(context, use)) {
    const found = context.file(named.path);
    if (found.status !== 'read') continue;
    const defect = context.schemaDefect(found.text);
    if (defect?.kind !== kind) continue;
    const place = kind === 'json' ? describeJsonError(found.path, found.text) : undefined;
    const hint = place?.hint ?? defect.hint ?? 'Fix the file at the reported place.';
    yield {
      pointer: named.pointer,
      message:
        kind === 'json'
          ? `The ${use} schema ${longCode(named.path)} is not valid JSON.`
          : `The ${use} schema ${longCode(named.path)} is not a valid JSON Schema.`,
      hint,
      related: [
        {
          document: found.path,
          pointer: defect.pointer,
          message: defect.message,
          ...(place && { at: place.at, message: place.message }),
        },
      ],
    };
  }
}
