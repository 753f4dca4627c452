// The pages of generators and targets, each from the schema.json that Nx itself reads. Run by itself, it
// prints them as JSON, path to text: a test of the plugin compares them with those that are checked in.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import prettier from 'prettier';
import { printSchemaPage } from './print-schema-page.mjs';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '../..');
const plugin = join(workspace, 'packages/pacto');

/** Text by path, relative to the workspace. */
export async function buildSchemaPages() {
  const { generators } = readJson('generators.json');
  const { executors } = readJson('executors.json');
  const pages = {};
  for (const [name, { schema, aliases }] of Object.entries(generators)) {
    pages[`packages/pacto/docs/generators/${name}.md`] = printSchemaPage({
      title: `nx g pacto:${name}`,
      command: `nx g pacto:${name}`,
      aliases: (aliases ?? []).map((alias) => `nx g pacto:${alias}`),
      isDashed: true,
      schema: readJson(schema),
    });
  }
  for (const [name, { schema }] of Object.entries(executors)) {
    pages[`packages/pacto/docs/targets/pacto-${name}.md`] = printSchemaPage({
      title: `pacto-${name}`,
      command: `nx run <project>:pacto-${name}`,
      aliases: [],
      isDashed: false,
      schema: readJson(schema),
    });
  }
  return Object.fromEntries(
    await Promise.all(
      Object.entries(pages).map(async ([path, text]) => {
        const options = await prettier.resolveConfig(join(workspace, path));
        return [path, await prettier.format(text, { ...options, parser: 'markdown' })];
      }),
    ),
  );
}

function readJson(path) {
  return JSON.parse(readFileSync(join(plugin, path), 'utf8'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await buildSchemaPages()));
}
