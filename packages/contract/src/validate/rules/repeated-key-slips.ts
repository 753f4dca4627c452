import { longCode } from '../../diagnostics/words';
import { withoutMark } from '../../source/json-place';
import { findRepeatedKeys } from '../../source/repeated-keys';
import { SourceText } from '../../source/source-text';
import type { RuleContext } from '../rule';
import type { SchemaFile, SchemaUse, Slip } from './report-slips';

/** Keys that a schema file has twice in one object. Readers of JSON take only the last one. */
export function repeatedKeys(
  context: RuleContext,
  use: SchemaUse,
  { path, text }: SchemaFile,
): readonly Slip[] {
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
