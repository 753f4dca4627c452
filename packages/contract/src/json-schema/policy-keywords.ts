// Keywords of schemas that Pacto alone reads. Other tools ignore them.

/** A schema at the root of a policy, for facts beside the contract text. */
export const FACTS = 'x-pacto-facts';
/** A schema at the root of a policy, for those who claim infrastructure. */
export const CLAIM = 'x-pacto-claim';
/** The mark of a property that the platform sets when it deploys. */
export const SET_BY = 'x-pacto-set-by';

/** What a policy checks beside the contract text. */
export const POLICY_PARTS = [FACTS, CLAIM] as const;
export type PolicyPart = (typeof POLICY_PARTS)[number];

/** What each part offers for checks. */
export const OFFERED: ReadonlyMap<string, readonly string[]> = new Map<PolicyPart, string[]>([
  [FACTS, ['environment', 'kind', 'files', 'sbom']],
  [CLAIM, ['environment', 'values']],
]);
