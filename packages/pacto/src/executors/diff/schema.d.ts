/** As people write them; `diff-options.ts` says what is accepted. */
export interface DiffOptions {
  base?: string | number | boolean;
  failOn?: string;
  format?: string;
  outputFile?: string;
}
