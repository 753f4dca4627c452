import { logger, type Tree } from '@nx/devkit';
import ignore from 'ignore';
import { findInstall } from '../../nx/install-name';
import { normalizeOptions } from '../../options';
import { readJsonFile } from '../../workspace/files/read-json';
import { PlannedWrites } from '../../workspace/files/planned-writes';
import { readInstallSources } from '../../workspace/open/read-plugin-options';
import { readWorkspace } from '../../workspace/open/read-workspace';
import { addEditorSchemas } from './add-editor-schemas';
import { addPluginEntry } from './add-plugin-entry';
import { describeBesideApps } from './describe-beside-apps';
import type { InitSchema } from './schema';

/** Adds the plugin to nx.json, and the schema of `pacto.yaml` to the settings of editors. */
export async function initGenerator(tree: Tree, schema: InitSchema): Promise<void> {
  const writes = new PlannedWrites(tree);
  const { plugins } = readJsonFile(writes, 'nx.json');
  if (plugins !== undefined && !Array.isArray(plugins)) {
    throw new Error(
      '`plugins` in nx.json is not a list. It must be a list of names of plugins, or of mappings with `plugin` and `options`. Fix the file and try again.',
    );
  }
  const { name } = findInstall(tree.root, readInstallSources(tree));
  const options = normalizeOptions(addPluginEntry(tree.root, writes, name, schema));
  ignoreReports(writes, options.reportsDirectory);
  addEditorSchemas(writes, name);
  if (!writes.commit()) logger.info('Pacto is set up in this workspace already; nothing changed.');
  for (const line of describeBesideApps(await readWorkspace(tree))) logger.info(line);
  if (options.registries.length === 0) {
    logger.warn(
      `No registry is set: contracts of this workspace cannot refer to each other by oci:// yet. Run \`nx g ${name}:init --registry=ghcr.io/example/pactos\` with the place where you publish.`,
    );
  }
}

/** Reports are task outputs; a tracked one would change the inputs of the next run. */
function ignoreReports(writes: PlannedWrites, reportsDirectory: string): void {
  const text = writes.readToEdit('.gitignore') ?? '';
  if (ignore().add(text).ignores(`${reportsDirectory}/report.json`)) return;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const glue = text === '' || text.endsWith('\n') ? '' : newline;
  writes.write('.gitignore', `${text}${glue}${ignoreLine(reportsDirectory)}${newline}`);
}

/** A name without a slash would mean folders of that name everywhere; `#` and `!` begin other lines. */
function ignoreLine(folder: string): string {
  const isAnchored = folder.includes('/') && !/^[#!]/.test(folder);
  return (isAnchored ? folder : `/${folder}`).replace(/ +$/, (spaces) =>
    '\\ '.repeat(spaces.length),
  );
}

export default initGenerator;
