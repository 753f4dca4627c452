import type { ValidationRule } from '../rule';
import { secretClaims, textsWithKeys } from './secret-claims';

/** Keys that hold a secret itself, alone or at the end: `password`, `db-password`, `adminToken`. */
const VALUE_KEY =
  /(?:^|[-_.]|[a-z0-9](?=[A-Z]))(?:value|pass(?:word|wd|phrase)?|token|data|secret)$/i;

export const secretValueAbsent: ValidationRule = {
  id: 'secret-value-absent',
  code: 'SECRET_VALUE_SUSPECTED',
  severity: 'warning',
  layer: 'references',
  purpose: 'Checks that a claim on secrets contains names of keys, and not a secret.',
  fix: 'Put the secret into the secret store, and write only the name of its key here. If you committed the secret, replace it with a new one.',
  *check(context) {
    for (const { name, pointer, values } of secretClaims(context)) {
      for (const text of textsWithKeys(values, pointer)) {
        if (!VALUE_KEY.test(text.key)) continue;
        yield {
          pointer: text.pointer,
          // The message is printed and kept in reports, so it never quotes the value.
          message: `The configuration \`${name}\` declares secrets, and the text under \`${text.key}\` may be one. A contract contains only the names of secrets.`,
          hint: 'Put the secret into the secret store, and write only the name of its key here. If you committed the secret, replace it with a new one.',
        };
      }
    }
  },
};
