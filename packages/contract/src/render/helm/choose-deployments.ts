// Which configuration of a component becomes the values of its chart.
import type { BundleReader } from '../../bundle/bundle-reader';
import type { SortedConfiguration, SortedConfigurations } from '../../bundle/sort-configurations';
import type { ResolvedBundle } from '../../resolve/resolver';
import { isMapping } from '../../source/mapping';
import { readConfigurationSchema } from '../configuration-schema';
import { exactValueAt } from '../exact-value-at';
import { DEPLOYMENT_RULE, describeAmbiguous } from '../../validate/unambiguous-deployment';
import type { Deployment, Member } from '../member';
import type { OutputFiles } from '../output-files';

interface DeploymentRequest {
  readonly members: readonly SortedMember[];
  /** The root is a service that is deployed by itself. */
  readonly isLone: boolean;
  /** The name of the configuration that is preferred. */
  readonly deploymentConfiguration: string;
  readonly reader: BundleReader;
  /** Receives each contract that takes part. */
  readonly noteContract: (bundle: ResolvedBundle) => void;
}

/** A bundle of the unit with its configurations, sorted by what they are for. */
export interface SortedMember {
  readonly member: Member;
  readonly sorted: SortedConfigurations;
}

export interface ChosenDeployments {
  /** The chart values of each alias; of a service that is deployed by itself under `''`. */
  readonly deployments: ReadonlyMap<string, Deployment>;
  /** Configurations that render nothing: they are neither claims nor the values of a chart. */
  readonly unrendered: readonly Unrendered[];
}

interface Unrendered {
  readonly component: string;
  readonly configuration: string;
  readonly contract?: ResolvedBundle;
}

export function chooseDeployments(
  request: DeploymentRequest,
  outputs: OutputFiles,
): ChosenDeployments {
  const chooser = new DeploymentChooser(request, outputs);
  for (const one of request.members) chooser.choose(one);
  return chooser;
}

class DeploymentChooser implements ChosenDeployments {
  readonly deployments = new Map<string, Deployment>();
  readonly unrendered: Unrendered[] = [];

  constructor(
    private readonly request: DeploymentRequest,
    private readonly outputs: OutputFiles,
  ) {}

  choose({ member, sorted }: SortedMember): void {
    const { deployment, candidates } = sorted;
    const takesValues = member.alias !== undefined || this.request.isLone;
    if (deployment === 'ambiguous') {
      if (takesValues) this.refuseAmbiguous(member, candidates);
      else candidates.forEach((one) => this.noteUnrendered(member, one));
      return;
    }
    for (const one of candidates) if (one !== deployment) this.noteUnrendered(member, one);
    if (!takesValues) {
      if (deployment) this.refuseRootValues(member, deployment);
      return;
    }
    this.deployments.set(member.alias ?? '', this.build(member, deployment));
  }

  private noteUnrendered({ bundle }: Member, { configuration, contract }: SortedConfiguration) {
    const { name } = configuration;
    this.unrendered.push({ component: bundle.name ?? bundle.root, configuration: name, contract });
    if (contract) this.request.noteContract(contract);
  }

  private refuseAmbiguous({ effective }: Member, candidates: readonly SortedConfiguration[]): void {
    const { deploymentConfiguration } = this.request;
    const finding = describeAmbiguous(candidates, deploymentConfiguration);
    this.outputs.refuse({ rule: DEPLOYMENT_RULE, in: effective, ...finding });
  }

  private refuseRootValues({ effective }: Member, { index, configuration }: SortedConfiguration) {
    this.outputs.refuse({
      rule: 'root-without-values',
      in: effective,
      pointer: `/configurations/${index}/name`,
      message: `The root has the configuration \`${configuration.name}\`, which is not a claim. The values of the chart come from the components, so this configuration has no effect.`,
      hint: 'Move it to the component that needs it.',
    });
  }

  private build(member: Member, chosen: SortedConfiguration | undefined): Deployment {
    if (chosen === undefined) return { values: {}, parts: [] };
    const { reader, noteContract } = this.request;
    const { effective } = member;
    const { index, configuration, contract } = chosen;
    if (contract) noteContract(contract);
    const pointer = `/configurations/${index}/values`;
    const values = exactValueAt(effective, pointer);
    return {
      values: isMapping(values) ? values : {},
      parts: [{ pointer: '', origin: { in: effective, pointer } }],
      ...readConfigurationSchema(member, configuration, reader),
    };
  }
}
