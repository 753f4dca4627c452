/** Whether the name of an environment says that it is production: what runs there must not fail. */
export function isProduction(environment: string): boolean {
  return /^(?:prod|(?:prd|live)$)/i.test(environment);
}
