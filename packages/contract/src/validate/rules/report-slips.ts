import type { ProblemPlace } from '../../bundle/bundle-problem';
import { groupBy } from '../../workspace/group-by';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';
import { filesOf, type NamedFile } from './named-files';

export type SchemaUse = Exclude<NamedFile['use'], 'interface'>;

export interface SchemaFile {
  /** As the contract names it. */
  readonly path: string;
  readonly text: string;
}

/** Text in a schema file that has no effect. */
export interface Slip {
  readonly message: string;
  readonly hint?: string;
  /** Where it is in the file. */
  readonly place: Omit<ProblemPlace, 'document'>;
}

/** One finding for each message, because a slip is often repeated. */
export function* reportSlips(
  context: RuleContext,
  use: SchemaUse,
  findSlips: (file: SchemaFile) => readonly Slip[],
): Iterable<Finding> {
  for (const { pointer, path } of filesOf(context, use)) {
    const file = context.file(path);
    if (file.status !== 'read') continue;
    const slips = findSlips({ path, text: file.text });
    for (const [message, repeated] of groupBy(slips, (slip) => slip.message)) {
      yield {
        pointer,
        message,
        hint: repeated[0]!.hint,
        related: repeated.map(({ place }) => ({ ...place, document: file.path })),
      };
    }
  }
}
