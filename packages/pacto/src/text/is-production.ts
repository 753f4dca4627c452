/** Whether the name of an environment is a usual name for production. */
export function isProduction(environment: string): boolean {
  return /^(?:prod|(?:prd|live)$)/i.test(environment);
}
