import { BASE_VARIABLE, readBaseOption, type AskedBase } from '../../base/choose-base';

/**
 * The base that somebody asked for, by the option or by `nx affected`. The default base alone does not
 * make a review: a render would then depend on a commit that nobody named.
 */
export function askedReviewBase(
  options: Readonly<Record<string, unknown>>,
  env: NodeJS.ProcessEnv,
): AskedBase | undefined {
  const option = readBaseOption(options);
  if (option !== undefined) return { text: option, from: 'option' };
  return env[BASE_VARIABLE] ? { text: env[BASE_VARIABLE], from: 'affected' } : undefined;
}
