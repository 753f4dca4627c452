import { getProjects, type Tree } from '@nx/devkit';
import {
  CONTRACT_FILE,
  contractPath,
  didYouMean,
  joinHints,
  joinPath,
  suggest,
} from 'pacto-contract/graph';
import { buildComponent } from '../../text/build-component';
import { buildOverride } from '../../text/build-override';
import { hintAtValues } from '../../workspace/offers/hint-at-values';
import { checkPort, checkUnchanged } from '../component/check-component';
import { collectUses } from '../../workspace/offers/collect-uses';
import { hintAtLock } from '../../workspace/lock/hint-at-lock';
import { overrideFile } from '../../workspace/files/override-file';
import { readWorkspace } from '../../workspace/open/read-workspace';
import { bundleFolder, writeBundle } from '../../workspace/new-bundle/write-bundle';
import type { ServiceSchema } from './schema';

const VERSION = '1.0.0';
/** A root may list the service by now. */
const KINDS = ['service', 'component'] as const;

/** Creates the contract of a service without a root, alone or in the folder of an existing app. */
export async function serviceGenerator(tree: Tree, schema: ServiceSchema): Promise<void> {
  const { name, port, owner, workload = 'service', contractVersion: version = VERSION } = schema;
  checkPort(port);
  const directory = findDirectory(tree, schema);
  const workspace = await readWorkspace(tree);
  const place = { ...schema, kinds: KINDS, directory, version, defaultVersion: VERSION };
  const folder = bundleFolder(place);
  const uses = collectUses(workspace, schema, folder);
  if (schema.platform && !owner) {
    throw new Error('The policy of a platform may require an owner. Give `--owner`.');
  }
  const parts = { service: name, version, owner, workload, port, ...uses };
  const entries = uses.overrides;
  const overrides = workspace.options.environments.map((environment) => ({
    environment,
    file: overrideFile(workspace.writes, folder, environment),
  }));
  const texts = overrides.map(({ environment, file }) => [
    file,
    buildOverride(name, environment, entries),
  ]);
  const files = { [CONTRACT_FILE]: buildComponent(parts), ...Object.fromEntries(texts) };
  const { installName } = workspace;
  const written = writeBundle(workspace, place, files, (contract, path) =>
    checkUnchanged(contract, parts, schema, { installName, path }),
  );
  hintAtValues(
    overrides
      .map(({ environment, file }) => ({ path: joinPath(folder, file)!, environment, entries }))
      .filter(({ path }) => written.includes(path)),
  );
  if (written.includes(contractPath(folder))) {
    const refs = [...uses.policies, ...uses.configurations].map(({ ref }) => ref);
    hintAtLock(workspace, [{ root: folder, name, refs }]);
  }
}

/** The folder of the project that is named. Without one, the folder of `--directory`. */
function findDirectory(tree: Tree, { project, directory }: ServiceSchema): string | undefined {
  if (project === undefined || project === '') return directory;
  if (directory !== undefined) {
    throw new Error(
      '`--project` and `--directory` both name the folder of the contract. Give only one of them.',
    );
  }
  const projects = getProjects(tree);
  const found = projects.get(project);
  if (found) return found.root;
  const advice = joinHints(
    didYouMean(suggest(project, projects.keys())),
    'To name its folder, use `--directory`.',
  );
  throw new Error(
    `The workspace has no project \`${project}\` with a \`project.json\` or \`package.json\`. ${advice}`,
  );
}

export default serviceGenerator;
