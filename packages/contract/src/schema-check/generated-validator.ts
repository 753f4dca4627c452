import type { DraftName } from '../json-schema/drafts';

/**
 * Says whether a value fits one schema, and nothing about why. `npm run docs` generates such a function
 * from the schema, as a module that needs no compiler when it is run.
 */
export type GeneratedValidator = (value: unknown) => boolean;

/* eslint-disable @typescript-eslint/no-require-imports */
const MODULES: Readonly<Partial<Record<DraftName, () => GeneratedValidator>>> = {
  '2020-12': () => require('./generated/meta-2020-12.generated') as GeneratedValidator,
  '2019-09': () => require('./generated/meta-2019-09.generated') as GeneratedValidator,
  'draft-07': () => require('./generated/meta-draft-07.generated') as GeneratedValidator,
};
/* eslint-enable @typescript-eslint/no-require-imports */

/** Checks the schema documents of a draft; `undefined` for old drafts, which are too rare to need one. */
export function loadMetaValidator(draft: DraftName): GeneratedValidator | undefined {
  return MODULES[draft]?.();
}
