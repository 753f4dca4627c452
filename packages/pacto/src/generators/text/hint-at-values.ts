import { logger } from '@nx/devkit';
import { valuesOf, type OverrideEntry } from './build-override';

/** Prints a line for an override file with entries that got no values. */
export function hintAtValues(
  path: string,
  environment: string,
  entries: readonly OverrideEntry[],
): void {
  const names = entries
    .filter((entry) => valuesOf(entry, environment) === undefined)
    .map(({ name }) => `\`${name}\``);
  if (names.length === 0) return;
  logger.info(
    `Write the \`values\` of ${names.join(', ')} in ${path}. The generator found no example of them.`,
  );
}
