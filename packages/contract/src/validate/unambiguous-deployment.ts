// Two configurations that could both be the values of a chart. A render refuses the environment, and validation warns.
import { sortConfigurations, type SortedConfiguration } from '../bundle/sort-configurations';
import type { Contract } from '../model/contract';
import { isLone } from '../model/service-name';
import type { ContractCheck } from './contract-check';
import type { Finding } from './finding';
import { componentsOf } from './rules/components';

export const DEPLOYMENT_RULE = 'deployment-unambiguous';

type DeploymentFinding = Pick<Finding, 'pointer' | 'message' | 'hint'>;

/** Does nothing where no chart gets values from the contract. */
export function checkDeployment(check: ContractCheck, contract: Contract): void {
  const { deploymentConfiguration, finder, reader, report } = check;
  if (deploymentConfiguration === undefined || !givesValues(check, contract)) return;
  const { deployment, candidates } = sortConfigurations(
    contract,
    finder,
    reader,
    deploymentConfiguration,
  );
  if (deployment !== 'ambiguous') return;
  const finding = describeAmbiguous(candidates, deploymentConfiguration);
  const message = `${finding.message} \`pacto-render\` refuses the environment.`;
  report(DEPLOYMENT_RULE, { ...finding, message });
}

function givesValues({ bundle, index }: ContractCheck, contract: Contract): boolean {
  if (bundle.kind === 'component') return true;
  const components = componentsOf({
    contract,
    bundle,
    resolve: (ref, range) => index.resolve({ ref, range, from: bundle.root }),
    bundlesNamed: (name) => index.bundlesNamed(name),
  });
  return bundle.kind === 'root' && isLone(bundle, components);
}

export function describeAmbiguous(
  candidates: readonly SortedConfiguration[],
  deploymentConfiguration: string,
): DeploymentFinding {
  const names = candidates.map(({ configuration }) => `\`${configuration.name}\``).join(', ');
  return {
    pointer: `/configurations/${candidates[0]!.index}/name`,
    message: `Several configurations could be the values of the chart: ${names}. None of them is called \`${deploymentConfiguration}\`.`,
    hint: `Rename the one that the chart reads to \`${deploymentConfiguration}\`, or set \`render.deploymentConfiguration\` in the options of the plugin.`,
  };
}
