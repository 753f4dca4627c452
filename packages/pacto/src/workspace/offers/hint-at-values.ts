import { logger } from '@nx/devkit';
import { codeList } from 'pacto-contract/graph';
import { valuesOf, type OverrideEntry } from '../../text/build-override';

/** An override file that a generator wrote, with the entries that it wrote into it. */
export interface WrittenEntries {
  readonly path: string;
  readonly environment: string;
  readonly entries: readonly OverrideEntry[];
}

/** Prints a line for each file with entries that got no values; call it after the files are written. */
export function hintAtValues(written: readonly WrittenEntries[]): void {
  for (const one of written) hintAtFile(one);
}

function hintAtFile({ path, environment, entries }: WrittenEntries): void {
  const open = entries.filter((entry) => valuesOf(entry, environment) === undefined);
  if (open.length === 0) return;
  const reason = !open.some(({ isElsewhere }) => isElsewhere)
    ? 'The generator found no `examples` of them in a schema.'
    : 'After the `lock` generator, `pacto-explain --format=markdown` lists the keys that each accepts.';
  logger.info(
    `Write the \`values\` of ${codeList(open.map(({ name }) => name))} in ${path}. ${reason}`,
  );
}
