import { shownSet } from '../../bundle/override/shown-set';
import type { ValidationRule } from '../rule';

export const overrideKeepsIdentity: ValidationRule = {
  id: 'override-keeps-identity',
  code: 'OVERRIDE_CHANGES_IDENTITY',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that no override file and no `--set` sets `pactoVersion`, `service.name` or `service.version`.',
  fix: 'Remove the key from the override file. Only `pacto.yaml` sets the identity of a contract.',
  *check({ identityChanges }) {
    for (const { document, pointer, set } of identityChanges) {
      const key = pointer.slice(1).replace('/', '.');
      yield {
        document,
        pointer,
        on: 'key',
        message:
          set === undefined
            ? `An override file cannot set \`${key}\`, so this value is ignored.`
            : `\`--set ${shownSet(set)}\` cannot change \`${key}\`, so it is ignored.`,
        hint: `Change \`${key}\` in \`pacto.yaml\`, or ${set === undefined ? 'remove it here' : 'leave out this `--set`'}.`,
      };
    }
  },
};
