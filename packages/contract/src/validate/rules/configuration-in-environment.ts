import { longCode } from '../../diagnostics/words';
import { suggest } from '../../schema-check/suggest';
import type { ValidationRule } from '../rule';

export const configurationInEnvironment: ValidationRule = {
  id: 'configuration-in-environment',
  code: 'CONFIGURATION_MISSING_IN_ENVIRONMENT',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that an environment that replaces `configurations` still has every configuration of the base.',
  fix: 'List the configuration in the override file too, because a list replaces the list of the base. If no environment needs it, remove it from the base.',
  *check(context) {
    const { baseConfigurations, configurationEntries } = context;
    const present = configurationEntries.map(({ name }) => name);
    const added = present.filter((name) => !baseConfigurations.includes(name));
    for (const name of new Set(baseConfigurations)) {
      if (present.includes(name)) continue;
      const misspelt = suggest(name, added);
      yield {
        ...(misspelt === undefined
          ? { pointer: '/configurations', on: 'key' }
          : { pointer: `/configurations/${present.indexOf(misspelt)}/name` }),
        message: `The configuration ${longCode(name)} of the base is missing in the environment \`${context.environment}\`. Its \`configurations\` replace the list of the base.`,
        hint:
          misspelt === undefined
            ? `Add ${longCode(name)} here with its \`ref\` or \`schema\`, or remove it from the base.`
            : `Did you mean ${longCode(name)} instead of ${longCode(misspelt)}?`,
      };
    }
  },
};
