import { leaksSecret } from '../../diagnostics/looks-secret';
import { textsWithKeys } from '../../source/texts-with-keys';
import type { Finding } from '../finding';
import type { RuleContext, ValidationRule } from '../rule';
import { secretClaims } from './secret-claims';

/** Keys that hold a secret itself, alone or at the end: `password`, `db-password`, `adminToken`. */
const VALUE_KEY =
  /(?:^|[-_.]|[a-z0-9](?=[A-Z]))(?:value|pass(?:word|wd|phrase)?|token|data|secret)$/i;

const FIX =
  'Put the secret into the secret store, and write only the name of its key here. If you committed the secret, replace it with a new one.';

// The messages are printed and kept in reports, so they never quote the value.
export const secretValueAbsent: ValidationRule = {
  id: 'secret-value-absent',
  code: 'SECRET_VALUE_SUSPECTED',
  severity: 'warning',
  layer: 'references',
  purpose:
    'Checks that the values of configurations and the metadata have names of secrets at most, and not a secret.',
  fix: FIX,
  *check(context) {
    const seen = new Set<string>();
    for (const finding of findSecretsOfClaims(context)) {
      seen.add(finding.pointer);
      yield finding;
    }
    for (const finding of findSecretsElsewhere(context)) {
      if (!seen.has(finding.pointer)) yield finding;
    }
  },
};

function* findSecretsOfClaims(context: RuleContext): Iterable<Finding> {
  for (const { name, pointer, values } of secretClaims(context)) {
    for (const text of textsWithKeys(values, pointer)) {
      if (!VALUE_KEY.test(text.key)) continue;
      yield {
        pointer: text.pointer,
        message: `The configuration \`${name}\` declares secrets, and the text under \`${text.key}\` may be one. A contract contains only the names of secrets.`,
        hint: FIX,
      };
    }
  }
}

/** A contract is published, rendered and reviewed, so a secret in it is read by many. */
function* findSecretsElsewhere({ contract }: RuleContext): Iterable<Finding> {
  const places = [
    { value: contract.metadata as unknown, pointer: '/metadata', where: '`metadata`' },
    ...(contract.configurations ?? []).map(({ name, values }, index) => ({
      value: values as unknown,
      pointer: `/configurations/${index}/values`,
      where: `the configuration \`${name}\``,
    })),
  ];
  for (const { value, pointer, where } of places) {
    for (const text of textsWithKeys(value, pointer)) {
      if (!leaksSecret(text.pointer, text.text, text.holder)) continue;
      yield {
        pointer: text.pointer,
        message: `The text under \`${text.key}\` in ${where} looks like a secret. All readers of the contract, and of what is rendered from it, can read it.`,
        hint: FIX,
      };
    }
  }
}
