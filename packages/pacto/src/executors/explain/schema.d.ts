/** Options as Nx passes them. `read-explain-options.ts` checks them. */
export interface ExplainOptions {
  format?: string;
  outputFile?: string;
  environment?: string;
}
