/** As people write them; `publish-options.ts` says what is accepted. */
export interface PublishOptions {
  registry?: string;
  dryRun?: boolean | string;
  output?: string;
}
