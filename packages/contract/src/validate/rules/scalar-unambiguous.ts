import { quote } from '../../reference/defect';
import { valueAt } from '../../source/pointer';
import type { ValidationRule } from '../rule';

/** Where the schema of contracts leaves open what a value is; elsewhere it tells a wrong type itself. */
const FREE_FORM = /^\/(?:metadata|configurations\/\d+\/values)\//;

export const scalarUnambiguous: ValidationRule = {
  id: 'scalar-unambiguous',
  code: 'AMBIGUOUS_SCALAR',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that free-form values hold no plain scalar that YAML reads as another value than it looks.',
  mend: 'Put the scalar in quotes if text is meant; else write the number as it is read.',
  *check({ contract, ambiguous }) {
    for (const { pointer, source, value } of ambiguous) {
      if (!FREE_FORM.test(pointer) || !Object.is(valueAt(contract, pointer), value)) continue;
      yield {
        pointer,
        message: `${quote(source)} is read as the number \`${value}\`, which is not what it looks like.`,
        hint:
          Number.isSafeInteger(value) || (!Number.isInteger(value) && Number.isFinite(value))
            ? `Write ${quote(`"${source}"`)} if text is meant, or \`${value}\` if the number is.`
            : `Write ${quote(`"${source}"`)}: text keeps every character.`,
      };
    }
  },
};
