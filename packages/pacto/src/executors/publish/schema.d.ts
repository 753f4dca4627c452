/** Options as Nx passes them. `read-publish-options.ts` checks them. */
export interface PublishOptions {
  registry?: string;
  dryRun?: boolean | string;
  output?: string;
}
