import type { ExcerptOf } from '../../diagnostics/excerpt';
import { ANSI_PAINT, NO_PAINT, type Paint } from './paint';

export interface ReportOptions {
  /** Without it there are no code frames. */
  readonly excerptOf?: ExcerptOf;
  /** Only `pretty` is ever coloured; off unless asked for. */
  readonly color?: boolean;
  /** Columns of the terminal; 100 unless given, at least 40. */
  readonly width?: number;
}

/** The options of `pretty`, with every default filled in. */
export interface Style {
  readonly excerptOf: ExcerptOf;
  readonly paint: Paint;
  readonly width: number;
}

const DEFAULT_WIDTH = 100;
const LEAST_WIDTH = 40;

export function styleOf(options: ReportOptions): Style {
  const width = Math.floor(options.width ?? DEFAULT_WIDTH);
  return {
    excerptOf: options.excerptOf ?? (() => undefined),
    paint: options.color ? ANSI_PAINT : NO_PAINT,
    width: Number.isFinite(width) ? Math.max(width, LEAST_WIDTH) : DEFAULT_WIDTH,
  };
}

/** For text that is kept in a file. It does not depend on the width and colours of the terminal. */
export function styleOfFile(options: ReportOptions): Style {
  return styleOf({ excerptOf: options.excerptOf });
}
