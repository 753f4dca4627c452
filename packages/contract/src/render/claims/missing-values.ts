// Validation leaves out a configuration without values. A claim without them would be deployed all the same,
// so a render checks empty values against the provisioning schema.
import type { Session } from '../../bundle/session';
import type { CompiledSchema } from '../../schema-check/schema-store';
import { runSchemaTasks } from '../../validate/schema-task';

/** What a provisioning schema says about empty values; nothing where it accepts them. */
export function findMissingValues(session: Session, compiled: CompiledSchema): readonly string[] {
  const found: string[] = [];
  runSchemaTasks(session, [
    {
      compiled,
      value: {},
      advises: false,
      found: (problems) => found.push(...problems.map(({ message }) => message)),
      overran: () => found.push('The schema did not finish within its work limit.'),
    },
  ]);
  return found;
}
