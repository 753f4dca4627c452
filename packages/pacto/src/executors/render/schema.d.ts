/** Options as Nx passes them. `read-render-options.ts` checks them. */
export interface RenderOptions {
  platformSet?: string | string[];
  base?: string | number | boolean;
  failOn?: string;
  format?: string;
  outputFile?: string;
  environment?: string;
  outputFolder?: string;
}
