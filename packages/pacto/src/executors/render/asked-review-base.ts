import type { Base, BaseUnits } from '../../base/base';
import type { BaseProblem } from '../../base/base-source';
import { BASE_VARIABLE, readBaseOption, type AskedBase } from '../../base/choose-base';
import type { BaseOpener } from '../../base/open-asked-base';

/**
 * The base from the option or from `nx affected`. The default base does not start a review. Otherwise
 * a render would depend on a commit that the command does not name.
 */
export function askedReviewBase(
  options: Readonly<Record<string, unknown>>,
  env: NodeJS.ProcessEnv,
): AskedBase | undefined {
  const option = readBaseOption(options);
  if (option !== undefined) return { text: option, from: 'option' };
  return env[BASE_VARIABLE] ? { text: env[BASE_VARIABLE], from: 'affected' } : undefined;
}

export type ReviewBase = Base & { readonly units: BaseUnits };

export async function openReviewBase(
  bases: BaseOpener,
  asked: AskedBase,
): Promise<ReviewBase | BaseProblem> {
  const base = await bases.open(asked);
  if ('problem' in base) return base;
  const { units } = base;
  if (units) return { ...base, units };
  return {
    problem: `The base \`${asked.text}\` is in a registry. A registry has every component on its own, so a root cannot be rendered from it.`,
    hint: 'Give a branch, a tag, a commit or a folder to review what is rendered.',
  };
}
