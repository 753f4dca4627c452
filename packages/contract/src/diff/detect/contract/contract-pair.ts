import type { Contract } from '../../../model/contract';

/** Two versions of one contract, each of which passed its structural schema. */
export interface ContractPair {
  readonly base: ContractSide;
  readonly head: ContractSide;
}

export interface ContractSide {
  readonly contract: Contract;
  /** Of its `pacto.yaml`, relative to that side's workspace. */
  readonly path: string;
}
