/** Options as Nx passes them. `render-task-options.ts` checks them. */
export interface RenderTaskOptions {
  platformSet?: string | string[];
  base?: string | number | boolean;
  failOn?: string;
  format?: string;
  outputFile?: string;
  environment?: string;
  outputFolder?: string;
}
