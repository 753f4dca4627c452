// The built-in templates as source text: they are read without the disk.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'packages/contract/src/template';

/** Source text by path, relative to the workspace. */
export function buildBuiltInTemplates(workspace: string): Record<string, string> {
  const folder = join(workspace, FOLDER, 'built-in');
  const entries = readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n');
      const literal = text.replace(/[\\`]|\$(?=\{)/g, '\\$&');
      const name = file.replace(/\.yaml$/, '');
      return `  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: \`${literal}\`,\n`;
    });
  return {
    [`${FOLDER}/generated/built-in-templates.generated.ts`]: `// Generated from ../built-in/*.yaml by \`npm run docs\`: not to be edited.

/** Texts of template files by provisioner. */
export const BUILT_IN_TEMPLATES: Readonly<Record<string, string>> = {
${entries.join('')}};
`,
  };
}
