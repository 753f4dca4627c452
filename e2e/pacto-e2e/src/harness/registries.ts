// Tests that need a real registry. Where none is installed they are shown as skipped, never as passed.
import {
  findTool,
  REGISTRIES,
  startRegistry,
  type RealRegistry,
} from '../../../../tools/registries/real-registry';

export { findTool, REGISTRIES, startRegistry, type RealRegistry };

/** The first that is installed. */
const program = Object.values(REGISTRIES).find((name) => findTool(name) !== undefined);

export const testWithRegistry = program === undefined ? test.skip : test;
export const describeWithRegistry = program === undefined ? describe.skip : describe;

/** Call it only in tests of the two above. */
export function startAnyRegistry(): Promise<RealRegistry> {
  return startRegistry(program!);
}
