/** As people write them; `read-options.ts` says what is accepted. */
export interface DiffOptions {
  base?: string | number | boolean;
  failOn?: string;
  format?: string;
  outputFile?: string;
}
