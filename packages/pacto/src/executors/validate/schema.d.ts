/** As people write them; `validate-options.ts` says what is accepted. */
export interface ValidateOptions {
  values?: string | string[];
  set?: string | string[];
  format?: string;
  outputFile?: string;
  failOnWarnings?: boolean | string;
  environment?: string;
}
