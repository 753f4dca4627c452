import { longCode } from '../../diagnostics/words';
import type { ValidationRule } from '../rule';

export const dependencyOnAnother: ValidationRule = {
  id: 'dependency-on-another',
  code: 'DEPENDENCY_ON_ITSELF',
  severity: 'warning',
  layer: 'references',
  purpose: 'Checks that a contract does not list itself as a dependency.',
  fix: 'Remove the entry, or correct its reference.',
  *check({ contract, bundle, resolve }) {
    for (const [index, { name, ref, compatibility }] of (contract.dependencies ?? []).entries()) {
      const answer = resolve(ref, compatibility);
      if (answer.status !== 'found' || answer.bundle.root !== bundle.root) continue;
      yield {
        pointer: `/dependencies/${index}/ref`,
        message: `The dependency ${longCode(name)} is this contract itself, so it says nothing about other services.`,
        hint: 'Remove the entry, or refer to the contract that is meant.',
      };
    }
  },
};
