// The policies of a contract, for the page that a person reads: those it names, its own, and those on its claims.
import type { FoundSchema, SchemaFinder } from '../../bundle/find-schemas';
import { CLAIM } from '../../json-schema/policy-keywords';
import { bindsItself } from '../../resolve/follow';
import type { ResolvedBundle } from '../../resolve/resolver';
import { mappingsIn } from '../../source/list-items';
import { isMapping, mappingOf } from '../../source/mapping';
import { answerOf, type ExplainedPolicy } from './explain-report';

type Found = Extract<FoundSchema, { status: 'found' }>;

/** Over the contracts of all environments, each policy once. */
export function listPolicies(
  bundle: ResolvedBundle,
  contracts: readonly unknown[],
  finder: SchemaFinder,
): ExplainedPolicy[] {
  const found = contracts.flatMap((contract) => {
    const { policies, configurations } = mappingOf(contract);
    const own = mappingsIn(policies).flatMap((entry) => declaredPolicy(bundle, entry, finder));
    const onClaims = mappingsIn(configurations).flatMap((entry) => claimPolicies(entry, finder));
    return [...own, ...onClaims];
  });
  const unique = new Map(found.map((policy) => [JSON.stringify(policy), policy]));
  const all = [...unique.values()];
  const isOnClaim = ({ checks }: ExplainedPolicy): boolean => checks === 'claim';
  return [...all.filter((one) => !isOnClaim(one)), ...all.filter(isOnClaim)];
}

function declaredPolicy(
  { kind }: ResolvedBundle,
  { name, schema, ref }: Record<string, unknown>,
  finder: SchemaFinder,
): ExplainedPolicy[] {
  if (typeof name !== 'string') return [];
  if (typeof schema !== 'string') {
    return typeof ref === 'string' ? [{ name, checks: 'contract', ref }] : [];
  }
  const found = finder.readOwnSchema(schema, name);
  const checks = bindsItself(kind)
    ? 'contract'
    : kind === 'infrastructure' && found.status === 'found' && checksClaims(found)
      ? 'claims'
      : 'consumers';
  return [{ name, checks, schema }];
}

/** Policies of the infrastructure contract that a configuration claims. */
function claimPolicies(
  { name: configuration, ref }: Record<string, unknown>,
  finder: SchemaFinder,
): ExplainedPolicy[] {
  if (typeof configuration !== 'string' || typeof ref !== 'string') return [];
  return finder.readClaimSchemas(configuration, ref).flatMap((found) => {
    if (found.status !== 'found' || !checksClaims(found)) return [];
    const { bundle, name = '' } = found;
    return [{ name, checks: 'claim' as const, configuration, answer: answerOf(bundle) }];
  });
}

function checksClaims({ compiled }: Found): boolean {
  return isMapping(compiled.document) && Object.hasOwn(compiled.document, CLAIM);
}
