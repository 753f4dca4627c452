/** Options as Nx passes them. `read-diff-options.ts` checks them. */
export interface DiffOptions {
  base?: string | number | boolean;
  failOn?: string;
  format?: string;
  outputFile?: string;
}
