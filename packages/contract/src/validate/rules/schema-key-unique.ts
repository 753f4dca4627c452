import { longCode } from '../../diagnostics/words';
import { withoutMark } from '../../source/json/json-place';
import { findRepeatedKeys } from '../../source/json/repeated-keys';
import { SourceText } from '../../source/source-text';
import type { RuleContext, ValidationRule } from '../rule';
import { reportSlips, SCHEMA_USES, type SchemaFile, type Slip } from './report-slips';

export const schemaKeyUnique: ValidationRule = {
  id: 'schema-key-unique',
  code: 'DUPLICATE_SCHEMA_KEY',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that no object in the schemas of the bundle has a key twice. Readers of JSON take only the last one, so the others have no effect.',
  fix: 'Join the values of the key, or remove one of them.',
  check: (context) => reportSlips(context, SCHEMA_USES, (file) => repeatedKeys(context, file)),
};

function repeatedKeys(context: RuleContext, { use, path, text }: SchemaFile): readonly Slip[] {
  if (context.schemaOf(text) === undefined) return [];
  const source = new SourceText(path, withoutMark(text));
  return findRepeatedKeys(source.text).map(({ key, offset }) => ({
    message: `The ${use} schema ${longCode(path)} has the key ${longCode(key)} twice in one object. Only the last one has an effect.`,
    hint: 'Join the two, or remove one of them.',
    place: {
      pointer: '',
      at: source.positionAt(offset),
      message: `${longCode(key)} is given again here.`,
    },
  }));
}
