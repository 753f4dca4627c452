/**
 * Wraps text in colour. The object that `createColors()` of picocolors makes fits as it is; text
 * that is given to it is already neutralised.
 */
export interface Paint {
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
}

const same = (text: string) => text;

export const NO_PAINT: Paint = {
  red: same,
  yellow: same,
  green: same,
  cyan: same,
  bold: same,
  dim: same,
};

const sgr = (open: number, close: number) => (text: string) =>
  text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;

export const ANSI_PAINT: Paint = {
  red: sgr(31, 39),
  yellow: sgr(33, 39),
  green: sgr(32, 39),
  cyan: sgr(36, 39),
  bold: sgr(1, 22),
  dim: sgr(2, 22),
};
