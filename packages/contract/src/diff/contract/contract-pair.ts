import type { SecretPlaces } from '../../bundle/secret-places';
import type { Contract } from '../../model/contract';

/** Two versions of one contract. Each passed its structural schema. */
export interface ContractPair {
  readonly base: ContractSide;
  readonly head: ContractSide;
}

export interface ContractSide {
  readonly contract: Contract;
  readonly secrets?: SecretPlaces;
  /** The path of its `pacto.yaml`, relative to that side's workspace. */
  readonly path: string;
  /** Whether its own policies are for those who reference it, and do not bind itself. */
  readonly publishesPolicies?: boolean;
  /**
   * The available bundle that a reference of this side means. It is asked for references that
   * moved, where the texts do not show which version is higher.
   */
  readonly artifactOf?: (reference: DeclaredReference) => Artifact | undefined;
}

export interface DeclaredReference {
  readonly ref: string;
  /** `compatibility` of a dependency. */
  readonly range?: string;
}

/** The target of a reference, for any form of the reference. */
export interface Artifact {
  readonly name: string;
  readonly version: string;
}
