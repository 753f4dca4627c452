import type { ExecutorContext } from '@nx/devkit';
import { chooseBase, readBaseOption, type AskedBase } from '../../base/choose-base';
import type { GivenOptions } from '../../tasks/options/read-option';

export function askedBase(
  given: GivenOptions,
  { nxJsonConfiguration = {} }: Pick<ExecutorContext, 'nxJsonConfiguration'>,
): AskedBase {
  return chooseBase(readBaseOption(given), process.env, nxJsonConfiguration);
}
