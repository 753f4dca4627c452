import { editJson } from '../../workspace/files/edit-json';
import { readJsonFile } from '../../workspace/files/read-json';
import type { PlannedWrites } from '../../workspace/files/planned-writes';

const SETTINGS = '.vscode/settings.json';
const EXTENSIONS = '.vscode/extensions.json';
const YAML_EXTENSION = 'redhat.vscode-yaml';

const SCHEMAS = [
  { file: 'pacto-1.0.schema.json', glob: 'pacto.yaml' },
  { file: 'pacto-overrides-1.0.schema.json', glob: '**/overrides/values.*.yaml' },
  { file: 'pacto-render-1.schema.json', glob: '**/render/*.yaml' },
];

/** Adds our schemas, with the files that they describe, to the settings of editors. Entries of other schemas stay. */
export function addEditorSchemas(writes: PlannedWrites, installName: string): void {
  const settings = readJsonFile(writes, SETTINGS);
  const mapped = (settings['yaml.schemas'] ?? {}) as Record<string, unknown>;
  for (const { file, glob } of SCHEMAS) {
    const schema = `./node_modules/${installName}/schema/${file}`;
    const globs = [mapped[schema] ?? []].flat();
    if (globs.includes(glob)) continue;
    const value = globs.length === 0 ? glob : [...globs, glob];
    editJson(writes, SETTINGS, ['yaml.schemas', schema], value);
  }
  const { recommendations } = readJsonFile(writes, EXTENSIONS);
  if (!Array.isArray(recommendations)) {
    editJson(writes, EXTENSIONS, ['recommendations'], [YAML_EXTENSION]);
  } else if (!recommendations.includes(YAML_EXTENSION)) {
    const at = ['recommendations', recommendations.length];
    editJson(writes, EXTENSIONS, at, YAML_EXTENSION);
  }
}
