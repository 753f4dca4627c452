import type { BundlePair } from './compared';
import type { SideContract, SideReader } from './side-reader';

/** The contract of one side in one environment, with the reader of the side. */
export interface EnvironmentSide extends SideContract {
  readonly reader: SideReader;
}

/** What is compared in one environment. */
export interface EnvironmentPair {
  readonly base: EnvironmentSide;
  readonly head: EnvironmentSide;
}

/** `undefined` where a contract cannot be read, for which the caller fails the diff. */
export function openEnvironment(
  { base, head }: BundlePair,
  environment: string | null,
): EnvironmentPair | undefined {
  const [before, after] = [base.contract(environment), head.contract(environment)];
  if (!('contract' in before) || !('contract' in after)) return undefined;
  return { base: { ...before, reader: base }, head: { ...after, reader: head } };
}
