import type { ValidationRule } from '../rule';

/** Found where the schemas of the artifact are looked for. */
export const artifactAvailable: ValidationRule = {
  id: 'artifact-available',
  code: 'ARTIFACT_MISSING',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that the store has each artifact that a lock or a digest names, or that it can be fetched.',
  fix: 'Run the command again with a connection to the registry, or commit the store: set the plugin option `store` to a folder of the workspace.',
};
