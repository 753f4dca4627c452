import { longCode } from '../../diagnostics/words';
import { withoutMark } from '../../source/json-place';
import { findRepeatedKeys, type RepeatedKey } from '../../source/repeated-keys';
import { SourceText } from '../../source/source-text';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';
import { filesOf, type NamedFile } from './named-files';

/** Keys that a schema file has twice in one object. Readers of JSON take only the last one. */
export function* reportRepeatedKeys(
  context: RuleContext,
  use: Exclude<NamedFile['use'], 'interface'>,
): Iterable<Finding> {
  for (const { pointer, path } of filesOf(context, use)) {
    const file = context.file(path);
    if (file.status !== 'read' || context.schemaOf(file.text) === undefined) continue;
    const text = withoutMark(file.text);
    const places = new Map<string, RepeatedKey[]>();
    for (const repeated of findRepeatedKeys(text)) {
      places.set(repeated.key, [...(places.get(repeated.key) ?? []), repeated]);
    }
    const source = new SourceText(file.path, text);
    for (const [key, repeated] of places) {
      yield {
        pointer,
        message: `The ${use} schema ${longCode(path)} has the key ${longCode(key)} twice in one object. Only the last one has an effect.`,
        hint: 'Join the two, or remove one of them.',
        related: repeated.map(({ offset }) => ({
          document: file.path,
          pointer: '',
          at: source.positionAt(offset),
          message: `${longCode(key)} is given again here.`,
        })),
      };
    }
  }
}
