import type { Format } from 'ajv';

type CronLibrary = typeof import('croner');

/** croner reads dates and six fields too; a schedule in a contract is five fields or a macro. */
const CRON_SHAPE =
  /^(?:@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)|\S+(?: +\S+){4})$/i;

const MAX_CRON_LENGTH = 256;

/**
 * The format `cron`: five fields, or a macro such as `@hourly`. The library is loaded by the
 * first call of the returned `load`, which must not happen under a time guard.
 */
export function createCronFormat(): { readonly format: Format; load(): void } {
  let library: CronLibrary | undefined;
  const load = (): CronLibrary => {
    // Loaded on demand: most bundles have no schedule.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    library ??= require('croner') as CronLibrary;
    return library;
  };
  const validate = (text: string): boolean => {
    const trimmed = text.trim();
    if (trimmed.length > MAX_CRON_LENGTH || !CRON_SHAPE.test(trimmed)) return false;
    try {
      new (load().Cron)(trimmed, { paused: true, mode: trimmed[0] === '@' ? 'auto' : '5-part' });
      return true;
    } catch {
      return false;
    }
  };
  return { format: { type: 'string', validate }, load };
}
