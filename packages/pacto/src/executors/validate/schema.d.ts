/** Options as Nx passes them. `read-validate-options.ts` checks them. */
export interface ValidateOptions {
  values?: string | string[];
  set?: string | string[];
  format?: string;
  outputFile?: string;
  failOnWarnings?: boolean | string;
  environment?: string;
}
