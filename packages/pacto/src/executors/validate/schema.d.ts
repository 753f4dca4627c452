/** As people write them; `read-options.ts` says what is accepted. */
export interface ValidateOptions {
  values?: string | string[];
  set?: string | string[];
  format?: string;
  outputFile?: string;
  failOnWarnings?: boolean | string;
  environment?: string;
}
