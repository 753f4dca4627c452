import { longCode } from '../../diagnostics/words';
import type { ValidationRule } from '../rule';
import { subchartsOfRoot } from './subcharts';

/** Most are found where the schemas of the artifact are looked for. */
export const artifactAvailable: ValidationRule = {
  id: 'artifact-available',
  code: 'ARTIFACT_MISSING',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that the store has each artifact that a lock or a digest names, or that it can be fetched.',
  fix: 'Do what the hint says. Without a connection, commit the store: set the plugin option `store` to a folder of the workspace. If the registry does not have the digest, run the `lock` generator with `--update` and the name of the contract.',
  /** The root is compared with the schemas of its components: it is not valid as long as one is unknown. */
  *check(context) {
    for (const { index, dependency, bundles, path } of subchartsOfRoot(context)) {
      for (const component of bundles) {
        const schema = context.chartSchemaOf(component);
        if (!schema || 'path' in schema) continue;
        yield {
          pointer: `/dependencies/${index}/name`,
          message: `The schema ${longCode(path)} of the chart behind ${longCode(dependency.name)} cannot be compared with that of the component. ${schema.reason}`,
          hint: schema.hint,
        };
      }
    }
  },
};
