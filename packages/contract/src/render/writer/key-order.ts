import type { Pointer } from '../../source/pointer';

/** Orders the keys of the mapping at a place of an output. */
export type KeyOrder = (keys: readonly string[], pointer: Pointer) => readonly string[];

export const asListed: KeyOrder = (keys) => keys;
