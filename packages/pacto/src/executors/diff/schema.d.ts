/** Options as Nx passes them. `diff-options.ts` checks them. */
export interface DiffOptions {
  base?: string | number | boolean;
  failOn?: string;
  format?: string;
  outputFile?: string;
}
