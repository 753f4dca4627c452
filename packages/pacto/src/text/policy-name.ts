/** What the policy of a contract is called by custom: `platform-policy` of `platform-policy`, `team-policy` of `team`. */
export function policyName(contract: string): string {
  return contract.endsWith('-policy') ? contract : `${contract}-policy`;
}
