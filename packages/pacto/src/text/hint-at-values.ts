import { logger } from '@nx/devkit';
import { valuesOf, type OverrideEntry } from './build-override';

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
  const names = entries
    .filter((entry) => valuesOf(entry, environment) === undefined)
    .map(({ name }) => `\`${name}\``);
  if (names.length === 0) return;
  logger.info(
    `Write the \`values\` of ${names.join(', ')} in ${path}. The generator found no example of them.`,
  );
}
