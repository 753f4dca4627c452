// Renders one environment of a deployment unit: the values of its chart, the claims of its components,
// the Application, and the index that says where every value came from.
import type { BundleReader } from '../bundle/bundle-reader';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import { SecretPlaces } from '../bundle/secret-places';
import type { Session } from '../bundle/session';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Contract } from '../model/contract';
import { isLone } from '../model/service-name';
import type { ResolvedBundle } from '../resolve/resolver';
import { joinPointer, type Pointer } from '../source/pointer';
import { addApplication } from './argocd/add-application';
import type { ComponentCheck } from './check-components';
import { sortConfigurations, type SortedConfigurations } from '../bundle/sort-configurations';
import { renderClaim } from './claims/render-claim';
import { readConfigurationSchema } from './configuration-schema';
import {
  buildLoneSchema,
  type buildValuesSchema,
  VALUES_SCHEMA_FILE,
  type SchemaAlias,
} from './helm/build-values-schema';
import {
  chooseDeployments,
  type ChosenDeployments,
  type SortedMember,
} from './helm/choose-deployments';
import { findLongKey } from './helm/find-long-key';
import { isAlias } from './helm/is-alias';
import { tallyOfEnvironment } from '../template/cel/budget';
import type { Chart } from './helm/read-chart';
import type { Deployment, Member } from './member';
import { addPlatformValues } from './platform-values';
import { NamePlaces, type OptionsPlace } from './name-places';
import { OutputFiles, type PlacedFile } from './output-files';
import { originOf, partsByPlace, type Origin } from './output-origins';
import type { RenderSettings } from './render-settings';
import { chartOf, type UnitChart } from './unit';

interface EnvironmentRequest {
  readonly environment: string | null;
  /** Where else the unit is rendered. */
  readonly otherEnvironments: readonly string[];
  /** The root first, then its components in its order. */
  readonly members: readonly [Member, ...Member[]];
  readonly reader: BundleReader;
  readonly settings: RenderSettings;
  readonly session: Session;
  /** As `--platformSet` gives them. */
  readonly platformSets: readonly string[];
  readonly buildValuesSchema: typeof buildValuesSchema;
  /** The chart that `service.chart.ref` names. */
  readonly chartAt: (ref: string | undefined) => Chart;
  readonly checkComponents: ComponentCheck;
  readonly optionsAt?: () => OptionsPlace | undefined;
}

type Deployments = ChosenDeployments['deployments'];

/** The values of the chart of the unit, and where they came from. */
type JoinedValues = Pick<Deployment, 'values' | 'parts'>;

export interface EnvironmentOutput extends ChosenDeployments {
  readonly files: readonly PlacedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly chart: UnitChart;
  /** The contracts that took part, in the order in which they were used. */
  readonly contracts: readonly ResolvedBundle[];
  /** Which places of each contract must not be shown. */
  readonly secrets: ReadonlyMap<EffectiveContract, SecretPlaces>;
}

export function renderEnvironment(request: EnvironmentRequest): EnvironmentOutput {
  return new EnvironmentRenderer(request).render();
}

class EnvironmentRenderer {
  private readonly outputs = new OutputFiles();
  private readonly written = tallyOfEnvironment();
  private readonly root: Member;
  private readonly contract: Contract;
  private readonly chart: UnitChart;
  private readonly isLone: boolean;
  private readonly places: NamePlaces;
  private readonly contracts = new Map<string, ResolvedBundle>();
  private readonly noteContract = (bundle: ResolvedBundle): void => {
    this.contracts.set(bundle.root, bundle);
  };

  constructor(private readonly request: EnvironmentRequest) {
    this.root = request.members[0];
    this.contract = contractOf(this.root);
    this.chart = chartOf(this.contract);
    this.isLone = isLone(this.root.bundle, request.members.slice(1));
    this.places = new NamePlaces(request);
  }

  render(): EnvironmentOutput {
    const members = this.request.members.map((member) => ({
      member,
      sorted: this.sortMember(member),
    }));
    this.checkAliases();
    const chartInWorkspace = this.request.chartAt(this.contract.service.chart?.ref);
    this.request.checkComponents(this.root.effective, chartInWorkspace, this.outputs);
    const { deployments, unrendered } = this.chooseDeployments(members);
    const joined = this.joinValues(deployments);
    this.addValues(joined, this.joinValuesSchema(deployments, chartInWorkspace));
    for (const one of members) this.addClaims(one);
    this.addApplication(joined);
    this.addPlatformValues(deployments);
    return {
      files: this.outputs.files,
      diagnostics: this.outputs.diagnostics,
      chart: this.chart,
      unrendered,
      deployments,
      contracts: [...this.contracts.values()],
      secrets: this.findSecrets(),
    };
  }

  private chooseDeployments(members: readonly SortedMember[]): ChosenDeployments {
    const { reader, settings } = this.request;
    const { isLone, noteContract } = this;
    const { deploymentConfiguration } = settings;
    return chooseDeployments(
      { members, isLone, deploymentConfiguration, reader, noteContract },
      this.outputs,
    );
  }

  private addApplication({ values, parts }: JoinedValues): void {
    const { environment, otherEnvironments, settings } = this.request;
    addApplication(
      {
        environment,
        otherEnvironments,
        root: this.root.effective,
        chart: this.chart,
        namespace: this.findNamespace(),
        values,
        parts,
        settings,
        places: this.places,
      },
      this.outputs,
    );
  }

  private addPlatformValues(deployments: Deployments): void {
    const { platformSets: sets, session } = this.request;
    const { isLone, outputs } = this;
    const requestedAt = this.places.root;
    addPlatformValues({ sets, isLone, deployments, requestedAt, session }, outputs);
  }

  private findSecrets(): EnvironmentOutput['secrets'] {
    const { members } = this.request;
    return new Map(
      members.map(({ effective, finder }) => [
        effective,
        new SecretPlaces(effective.value, finder),
      ]),
    );
  }

  private sortMember({ bundle, effective, finder }: Member): SortedConfigurations {
    const { reader, settings } = this.request;
    this.noteContract(bundle);
    return sortConfigurations(
      effective.value as Contract,
      finder,
      reader,
      settings.deploymentConfiguration,
    );
  }

  /** Refuses an alias that Helm reserves, and an alias with a dot, which separates the keys in `--set`. */
  private checkAliases(): void {
    for (const { alias } of this.request.members) {
      if (alias === undefined || isAlias(alias)) continue;
      const index = (this.contract.dependencies ?? []).findIndex(({ name }) => name === alias);
      this.outputs.refuse({
        rule: 'output-name-valid',
        in: this.root.effective,
        pointer: `/dependencies/${index}/name`,
        message: `The name ${JSON.stringify(alias)} cannot be an alias in a Helm chart; letters, digits, \`-\` and \`_\` are accepted, but not \`global\` and \`tags\`, which Helm reserves.`,
        hint: 'Rename the dependency, and its alias in the chart.',
      });
    }
  }

  private addValues(
    { values, parts }: JoinedValues,
    schema: Record<string, unknown> | undefined,
  ): void {
    const { root } = this.places;
    const long = findLongKey(values);
    if (long) {
      const at = originOf(long.pointer, partsByPlace(parts)) ?? root;
      this.outputs.refuse({ rule: 'output-value-valid', ...long, on: 'key', ...at });
      return;
    }
    const keys = this.placesOfAliases();
    this.outputs.add({ path: 'values.yaml', document: values, parts, keys }, root);
    if (schema === undefined) return;
    this.outputs.add({ path: VALUES_SCHEMA_FILE, document: schema, parts: [] }, root);
  }

  /** A component is in the values because the root names it. */
  private placesOfAliases(): ReadonlyMap<Pointer, Origin> {
    const dependencies = this.contract.dependencies ?? [];
    return new Map(
      dependencies.map(({ name }, index): [Pointer, Origin] => [
        joinPointer('', name),
        { in: this.root.effective, pointer: joinPointer('/dependencies', index, 'name') },
      ]),
    );
  }

  /** The values of all components, each below its alias; a lone service has its values at the top. */
  private joinValues(deployments: Deployments): JoinedValues {
    const lone = this.isLone ? deployments.get('') : undefined;
    if (lone) return lone;
    const entries = [...deployments];
    return {
      values: Object.fromEntries(entries.map(([alias, { values }]) => [alias, values])),
      parts: entries.flatMap(([alias, { parts }]) =>
        parts.map(({ pointer, origin }) => ({
          pointer: joinPointer('', alias) + pointer,
          origin,
        })),
      ),
    };
  }

  private joinValuesSchema(
    deployments: Deployments,
    { dependencies, keys }: Chart,
  ): Record<string, unknown> | undefined {
    if (this.isLone) {
      const schema = deployments.get('')?.schema;
      return schema && buildLoneSchema(schema);
    }
    const aliases = [...deployments].map(([alias, { schema }]): SchemaAlias => ({
      alias,
      schema,
    }));
    return this.request.buildValuesSchema(aliases, dependencies, keys);
  }

  private addClaims({ member, sorted }: SortedMember): void {
    const { environment, settings, reader } = this.request;
    for (const claim of sorted.claims) {
      // The limit is reached, and the claim that reached it is reported already.
      if (this.written.isOver) return;
      this.noteContract(claim.infrastructure.bundle);
      const { schema, compiled } = readConfigurationSchema(member, claim.configuration, reader);
      renderClaim(
        {
          claim,
          bundle: member.bundle,
          effective: member.effective,
          alias: member.alias,
          root: this.root.bundle,
          chart: this.chart,
          environment,
          namespace: this.findNamespace(),
          settings,
          reader,
          schema: schema?.document,
          compiled,
          written: this.written,
          places: this.places,
        },
        this.outputs,
      );
    }
  }

  /** The namespace that the settings name for the environment, else the name of the chart; a unit without a chart has none. */
  private findNamespace(): string | undefined {
    const { environment, settings } = this.request;
    const own = environment === null ? undefined : settings.environments[environment]?.namespace;
    return own ?? (this.contract.service.chart === undefined ? undefined : this.chart.name);
  }
}

function contractOf({ effective }: Member): Contract {
  return effective.value as Contract;
}
