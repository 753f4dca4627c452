import { isMapping } from '../../source/mapping';
import { valueAt } from '../../source/pointer';
import type { ValidationRule } from '../rule';
import { secretClaims } from './secret-claims';

/** The render reports the same of templates that it alone reads. */
export const secretKeyUnique: ValidationRule = {
  id: 'secret-key-unique',
  code: 'RENDER_DUPLICATE_KEY',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that a claim on secrets declares each key once.',
  fix: 'Remove one of the two entries. The cluster uses the last one and prints no message.',
  *check(context) {
    for (const { name, pointer, values } of secretClaims(context)) {
      const secrets = valueAt(values, '/secrets');
      const seen = new Map<string, number>();
      for (const [index, item] of (Array.isArray(secrets) ? secrets : []).entries()) {
        const key: unknown = isMapping(item) ? item.key : undefined;
        if (typeof key !== 'string') continue;
        const first = seen.get(key);
        if (first === undefined) {
          seen.set(key, index);
          continue;
        }
        const place = (at: number): string => `${pointer}/secrets/${at}/key`;
        yield {
          pointer: place(index),
          message: `The key \`${key}\` is declared twice in the configuration \`${name}\`.`,
          hint: 'Remove one of the two entries.',
          related: [{ pointer: place(first), message: 'The first entry.' }],
        };
      }
    }
  },
};
