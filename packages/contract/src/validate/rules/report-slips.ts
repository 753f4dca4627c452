import type { ProblemPlace } from '../../bundle/bundle-problem';
import { groupBy } from '../../source/group-by';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';
import { filesOf, type NamedFile } from './named-files';

type SchemaUse = Exclude<NamedFile['use'], 'interface'>;

export const SCHEMA_USES: readonly SchemaUse[] = ['configuration', 'policy'];

export interface SchemaFile {
  readonly use: SchemaUse;
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
  uses: readonly SchemaUse[],
  findSlips: (file: SchemaFile) => readonly Slip[],
): Iterable<Finding> {
  for (const use of uses) {
    for (const { pointer, path } of filesOf(context, use)) {
      const file = context.file(path);
      if (file.status !== 'read') continue;
      const slips = findSlips({ use, path, text: file.text });
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
}
