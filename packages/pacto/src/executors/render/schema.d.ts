/** As people write them; `render-task-options.ts` says what is accepted. */
export interface RenderTaskOptions {
  platformSet?: string | string[];
  base?: string | number | boolean;
  failOn?: string;
  format?: string;
  outputFile?: string;
  environment?: string;
  outputFolder?: string;
}
