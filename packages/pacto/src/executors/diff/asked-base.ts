import type { ExecutorContext } from '@nx/devkit';
import { chooseBase, readBaseOption, type AskedBase } from '../../base/choose-base';
import type { DiffOptions } from './schema';

export function askedBase(
  options: DiffOptions,
  { nxJsonConfiguration = {} }: Pick<ExecutorContext, 'nxJsonConfiguration'>,
): AskedBase {
  return chooseBase(readBaseOption({ ...options }), process.env, nxJsonConfiguration);
}
