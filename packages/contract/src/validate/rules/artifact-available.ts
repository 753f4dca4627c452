import type { ValidationRule } from '../rule';

/** Found where the schemas of the artifact are looked for. */
export const artifactAvailable: ValidationRule = {
  id: 'artifact-available',
  code: 'ARTIFACT_MISSING',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that the store has each artifact that a lock or a digest names, or that it can be fetched.',
  fix: 'Do what the hint says. Without a connection, commit the store: set the plugin option `store` to a folder of the workspace. If the registry does not have the digest, run the `lock` generator with `--update` and the name of the contract.',
};
