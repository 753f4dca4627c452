import {
  EXTENSION_NAMES,
  namesUnder,
  type UnknownKeyword,
} from '../../schema-check/unknown-keywords';
import { quote } from '../../reference/defect';
import type { Finding } from '../finding';
import type { RuleContext, ValidationRule } from '../rule';
import { filesOf, type NamedFile } from './named-files';

export const schemaKeywordsKnown: ValidationRule = {
  id: 'schema-keywords-known',
  code: 'UNKNOWN_SCHEMA_KEYWORD',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that schemas of the bundle have no misspelled keyword. JSON Schema ignores unknown keywords.',
  fix: 'Correct the keyword. Names of your own keywords should begin with `x-`.',
  *check(context) {
    yield* check(context, 'configuration');
    yield* check(context, 'policy');
  },
};

function* check(
  context: RuleContext,
  use: Exclude<NamedFile['use'], 'interface'>,
): Iterable<Finding> {
  for (const named of filesOf(context.contract, use)) {
    const file = context.file(named.path);
    if (file.status !== 'read') continue;
    // One cause, one finding: a slip is often repeated.
    const byMessage = new Map<string, UnknownKeyword[]>();
    for (const unknown of context.unknownKeywords(file.text)) {
      const message = describe(unknown, `The ${use} schema ${quote(named.path)}`);
      byMessage.set(message, [...(byMessage.get(message) ?? []), unknown]);
    }
    for (const [message, places] of byMessage) {
      yield {
        pointer: named.pointer,
        message,
        hint: hintFor(places[0]!),
        related: places.map(({ pointer, keyword }) => ({
          document: file.path,
          pointer,
          on: 'key' as const,
          message: `${quote(keyword)} is here.`,
        })),
      };
    }
  }
}

function describe({ keyword, kind, within }: UnknownKeyword, schema: string): string {
  switch (kind) {
    case 'keyword':
      return `${schema} has the key ${quote(keyword)}, which is not a JSON Schema keyword and has no effect.`;
    case 'extension':
      return `${schema} has the key ${quote(keyword)}, which is not a Pacto keyword and has no effect.`;
    case 'misplaced':
      return `${schema} has the keyword ${quote(keyword)} below its root, where it has no effect.`;
    case 'fact':
      return `${schema} names ${quote(keyword)} under ${quote(within!)}, which never contains it.`;
  }
}

function hintFor({ keyword, kind, meant, within }: UnknownKeyword): string {
  if (keyword === 'nullable') {
    return 'Add `"null"` to `type`, for example `"type": ["string", "null"]`.';
  }
  if (meant !== undefined) return `Did you mean ${quote(meant)}?`;
  if (kind === 'misplaced') return 'Move it to the root of the schema.';
  const known = kind === 'fact' ? namesUnder(within!) : EXTENSION_NAMES;
  const names = known.map(quote);
  return `Known here: ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]!}.`;
}
