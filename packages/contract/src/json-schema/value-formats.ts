// The formats that are checked, as a table. Those of JSON Schema come from ajv-formats, without ajv itself.
import { fullFormats } from 'ajv-formats/dist/formats';
import { compareDecimals, decimalOf, isWhole, parseDecimal } from '../source/decimal';

type CronLibrary = typeof import('croner');

export interface TextFormat {
  readonly type: 'string' | 'number';
  /** `literal` is the text of a number that a double cannot hold. */
  holds(value: never, literal?: string): boolean;
  /** Whether it takes time in proportion to the value at most; others run under a guard. */
  readonly isLinear: boolean;
  /** Loads what it needs, which must not happen under a guard. */
  load?(): void;
}

export type FormatTable = ReadonlyMap<string, TextFormat>;

/** Short texts of a fixed form: no repetition in them can be tried in many ways. */
const LINEAR = new Set(
  'date time date-time iso-time iso-date-time duration uuid ipv4 ipv6'.split(' '),
);

/** croner reads dates and six fields too; a schedule in a contract is five fields or a macro. */
const CRON_SHAPE =
  /^(?:@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)|\S+(?: +\S+){4})$/i;
const MAX_CRON_LENGTH = 256;

export function createFormats(): FormatTable {
  const table = new Map<string, TextFormat>([['cron', createCronFormat()]]);
  for (const [name, format] of Object.entries(fullFormats)) {
    if (typeof format === 'boolean' || typeof format === 'string') continue;
    const definition: unknown =
      format instanceof RegExp || typeof format === 'function' ? format : format.validate;
    const type =
      typeof format === 'object' && 'type' in format && format.type === 'number'
        ? 'number'
        : 'string';
    const isLinear = type === 'number' || LINEAR.has(name);
    table.set(name, { type, isLinear, holds: predicateOf(definition) });
  }
  for (const bits of [32, 64]) table.set(`int${bits}`, createIntegerFormat(bits));
  return table;
}

/** ajv-formats lets every whole number pass as `int64`, and a double cannot hold the limits of 64 bits. */
function createIntegerFormat(bits: number): TextFormat {
  const half = 2n ** BigInt(bits - 1);
  const [least, most] = [parseDecimal(`${-half}`)!, parseDecimal(`${half - 1n}`)!];
  const holds = (value: number, literal?: string): boolean => {
    const exact = literal === undefined ? decimalOf(value) : parseDecimal(literal);
    if (exact === undefined || !isWhole(exact)) return false;
    return compareDecimals(exact, least) >= 0 && compareDecimals(exact, most) <= 0;
  };
  return { type: 'number', isLinear: true, holds };
}

function predicateOf(definition: unknown): (value: never) => boolean {
  if (definition instanceof RegExp) return (value: string) => definition.test(value);
  if (typeof definition === 'function') return definition as (value: never) => boolean;
  return () => true;
}

/** Five fields, or a macro such as `@hourly`. */
function createCronFormat(): TextFormat {
  let library: CronLibrary | undefined;
  const load = (): CronLibrary => {
    // Loaded on demand: most bundles have no schedule.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    library ??= require('croner') as CronLibrary;
    return library;
  };
  const holds = (text: string): boolean => {
    const trimmed = text.trim();
    if (trimmed.length > MAX_CRON_LENGTH || !CRON_SHAPE.test(trimmed)) return false;
    try {
      new (load().Cron)(trimmed, { paused: true, mode: trimmed[0] === '@' ? 'auto' : '5-part' });
      return true;
    } catch {
      return false;
    }
  };
  return { type: 'string', holds, isLinear: true, load: () => void load() };
}
