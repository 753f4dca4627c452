import { logger, type Tree } from '@nx/devkit';
import {
  isMapping,
  parseReference,
  printFlow,
  releaseNameDefects,
  shortNameOf,
} from 'pacto-contract';
import { contractPath, joinPath, serviceNameOf } from 'pacto-contract/graph';
import { buildHead } from '../../text/build-head';
import { checkServiceKept } from '../../workspace/new-bundle/check-kept';
import { checkFolder, checkName, checkVersion } from '../../workspace/new-bundle/check-name';
import { checkSeen } from '../../workspace/new-bundle/check-seen';
import { describeBundles } from '../../workspace/find/describe-bundles';
import { readYaml } from '../../workspace/files/edit-yaml';
import { readWorkspace, type GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { chartRegistry, publishRegistry } from '../../workspace/find/publish-registry';
import { buildChart, buildChartValues } from './build-chart';
import type { RootSchema } from './schema';

const DEFAULT_VERSION = '1.0.0';

/** Creates `<service>/pactos/<service>-root/pacto.yaml` and the chart that deploys the service. */
export async function rootGenerator(tree: Tree, schema: RootSchema): Promise<void> {
  const service = serviceNameOf(schema.name);
  checkName(service, 'The name of the service');
  const version = schema.contractVersion ?? DEFAULT_VERSION;
  checkVersion(version);
  const workspace = await readWorkspace(tree);
  const registry = publishRegistry(workspace);
  const folder = checkFolder(schema.directory ?? joinPath(schema.workingDirectory ?? '', service)!);

  const bundle = joinPath(folder, `pactos/${service}-root`)!;
  const exists = checkPlace(workspace, `${service}-root`, bundle);
  const contract = contractPath(bundle);
  if (exists) {
    const { owner, contractVersion } = schema;
    const wanted = { owner, version: contractVersion };
    const found = readYaml(workspace.writes, contract);
    checkServiceKept(found, contract, wanted, { version: DEFAULT_VERSION });
  }
  if (!exists) checkReleaseName(service, workspace);
  const chartRef = `oci://${chartRegistry(registry)}/${service}`;
  const text = buildRoot({ service, version, owner: schema.owner, chartRef });
  workspace.writes.writeNew(contract, text);

  const chart = exists ? chartOf(workspace, contract) : { name: service, version };
  if (chart) {
    const chartFolder = joinPath(folder, `charts/${chart.name}`)!;
    workspace.writes.writeNew(joinPath(chartFolder, 'Chart.yaml')!, buildChart(chart));
    workspace.writes.writeNew(joinPath(chartFolder, 'values.yaml')!, buildChartValues(chart.name));
  }
  checkSeen(workspace, contract);
  const isChanged = workspace.writes.commit();
  if (exists) {
    logger.info(
      `\`${service}-root\` already exists in ${bundle}; ${isChanged ? 'its chart was completed' : 'nothing changed'}.`,
    );
  }
}

/** Throws for a name of a chart with which no Application of it could be called. */
function checkReleaseName(service: string, { options }: GeneratorWorkspace): void {
  const { environments, render } = options;
  const defects = environments.flatMap((name) => releaseNameDefects(service, name, render));
  const found = defects.find(({ cause }) => cause === 'chart');
  if (found) throw new Error(`${found.message} ${found.hint}`);
}

/** True when the folder already contains exactly this root. Any other content is an error. */
function checkPlace({ index, writes }: GeneratorWorkspace, name: string, folder: string): boolean {
  const here = index.bundleAt(folder);
  if (here && here.name !== name) {
    throw new Error(
      `${folder} holds the contract of \`${here.name ?? 'a service without a readable name'}\`. Choose another name or \`--directory\`.`,
    );
  }
  const others = index.bundlesNamed(name).filter(({ root }) => root !== folder);
  if (others.length > 0) {
    throw new Error(`The name \`${name}\` is taken. ${describeBundles(others)}`);
  }
  writes.read(contractPath(folder));
  return here !== undefined;
}

function chartOf(
  { writes }: GeneratorWorkspace,
  contract: string,
): { name: string; version: string } | undefined {
  const { service } = readYaml(writes, contract);
  const chart = isMapping(service) && isMapping(service.chart) ? service.chart : {};
  const reference = typeof chart.ref === 'string' ? parseReference(chart.ref) : undefined;
  if (!reference || 'problem' in reference || reference.scheme !== 'oci') return undefined;
  const name = shortNameOf(reference);
  return typeof chart.version === 'string' ? { name, version: chart.version } : undefined;
}

function buildRoot(given: {
  service: string;
  version: string;
  owner?: string;
  chartRef: string;
}): string {
  const head = buildHead({ ...given, name: `${given.service}-root` });
  return `${head}
  chart:
    ref: ${given.chartRef}
    version: ${printFlow(given.version)}

# Components, built from this repository and deployed with this root, and the services that they talk to.
dependencies: []
`;
}

export default rootGenerator;
