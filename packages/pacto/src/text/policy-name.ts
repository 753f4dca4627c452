/** The usual name of a policy of a contract: `platform-policy` of `platform-policy`, `team-policy` of `team`. */
export function policyName(contract: string): string {
  return contract.endsWith('-policy') ? contract : `${contract}-policy`;
}
