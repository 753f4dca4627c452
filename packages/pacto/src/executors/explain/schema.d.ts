/** As people write them; `explain-options.ts` says what is accepted. */
export interface ExplainOptions {
  format?: string;
  outputFile?: string;
  environment?: string;
}
