// Renders one environment of a deployment unit: the values of its chart, the claims of its components,
// the Application, and the index that says where every value came from.
import type { BundleReader } from '../bundle/bundle-reader';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import { SecretPlaces } from '../bundle/secret-places';
import type { Session } from '../bundle/session';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Configuration, Contract } from '../model/contract';
import type { ResolvedBundle } from '../resolve/resolver';
import { joinPointer } from '../source/pointer';
import type { Resolver } from '../resolve/resolver';
import { isMapping } from '../source/mapping';
import { applicationName, buildApplication, RELEASE_NAME_LIMIT } from './argocd/build-application';
import {
  sortConfigurations,
  type SortedConfiguration,
  type SortedConfigurations,
} from '../bundle/sort-configurations';
import { renderClaim } from './claims/render-claim';
import { exactValueAt } from './exact-value-at';
import {
  buildLoneSchema,
  type buildValuesSchema,
  type PublishedSchema,
  type SchemaAlias,
} from './helm/build-values-schema';
import { tallyOfEnvironment } from '../template/budget';
import { readChartDependencies, readChartKeys } from './helm/read-chart';
import type { CopiedPart, Origin } from './output-origins';
import type { Deployment, Member } from './member';
import { addPlatformValues } from './platform-values';
import { objectDefects } from '../template/check-object';
import { isDnsLabel, isSubdomain, NAME_LIMIT } from '../template/kubernetes-names';
import { OutputFiles, type PlacedFile } from './output-files';
import type { RenderSettings } from './render-settings';
import { chartOf, isLone, titleOf, type UnitChart } from './unit';

interface EnvironmentRequest {
  readonly environment: string | null;
  /** The root first, then its components in its order. */
  readonly members: readonly [Member, ...Member[]];
  readonly reader: BundleReader;
  readonly index: Resolver;
  readonly settings: RenderSettings;
  readonly session: Session;
  /** As `--platformSet` gives them. */
  readonly platformSets: readonly string[];
  readonly buildValuesSchema: typeof buildValuesSchema;
}

export interface EnvironmentOutput {
  readonly files: readonly PlacedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly chart: UnitChart;
  /** Configurations that render nothing: they are neither claims nor the values of a chart. */
  readonly unrendered: readonly Unrendered[];
  /** The chart values of each alias; of a service that is deployed by itself under `''`. */
  readonly deployments: ReadonlyMap<string, Deployment>;
  /** `name@version` of the contracts that took part, in order. */
  readonly contracts: readonly ResolvedBundle[];
  /** Which places of each contract must not be shown. */
  readonly secrets: ReadonlyMap<EffectiveContract, SecretPlaces>;
}

interface Unrendered {
  readonly component: string;
  readonly configuration: string;
  readonly contract?: ResolvedBundle;
}

const RESERVED_ALIASES = ['global', 'tags'];

function isAlias(text: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(text) && !RESERVED_ALIASES.includes(text);
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
  private readonly unrendered: Unrendered[] = [];
  private readonly deployments = new Map<string, Deployment>();
  private readonly contracts = new Map<string, ResolvedBundle>();

  constructor(private readonly request: EnvironmentRequest) {
    this.root = request.members[0];
    this.contract = contractOf(this.root);
    this.chart = chartOf(this.contract);
    this.isLone = isLone(this.root.bundle, request.members.slice(1));
  }

  render(): EnvironmentOutput {
    const sorted = this.request.members.map((member) => this.sort(member));
    this.checkAliases();
    for (const [position, member] of this.request.members.entries()) {
      this.chooseDeployment(member, sorted[position]!);
    }
    this.addValues();
    for (const [position, member] of this.request.members.entries()) {
      this.addClaims(member, sorted[position]!);
    }
    this.addApplication();
    const { session, platformSets: sets } = this.request;
    const { root, isLone, deployments } = this;
    addPlatformValues({ sets, isLone, deployments, root, session }, this.outputs);
    return {
      files: this.outputs.files,
      diagnostics: this.outputs.diagnostics,
      chart: this.chart,
      unrendered: this.unrendered,
      deployments: this.deployments,
      contracts: [...this.contracts.values()],
      secrets: new Map(
        this.request.members.map(({ effective, finder }) => [
          effective,
          new SecretPlaces(effective.value, finder),
        ]),
      ),
    };
  }

  private schemaFor(
    { bundle, finder }: Member,
    { name, schema, ref }: Configuration,
  ): Pick<Deployment, 'schema' | 'compiled'> {
    const located =
      schema !== undefined
        ? ({ status: 'located', bundle, schema } as const)
        : finder.locateConfiguration(name, ref!);
    return located.status === 'located' ? this.readSchema(located.bundle, located.schema) : {};
  }

  private sort({ bundle, effective }: Member): SortedConfigurations {
    const { reader, index, settings } = this.request;
    this.noteContract(bundle);
    return sortConfigurations(
      effective.value as Contract,
      bundle,
      { reader, index },
      settings.deploymentConfiguration,
    );
  }

  private noteContract(bundle: ResolvedBundle): void {
    this.contracts.set(bundle.root, bundle);
  }

  /** Helm keeps some names for itself, and a dot parts the keys of `--set`. */
  private checkAliases(): void {
    for (const { alias } of this.request.members) {
      if (alias === undefined || isAlias(alias)) continue;
      const index = (this.contract.dependencies ?? []).findIndex(({ name }) => name === alias);
      this.outputs.refuse({
        rule: 'output-name-valid',
        in: this.root.effective,
        pointer: `/dependencies/${index}/name`,
        message: `The name ${JSON.stringify(alias)} cannot be an alias in a Helm chart; letters, digits, \`-\` and \`_\` are accepted, but not \`global\` and \`tags\`, which Helm keeps for itself.`,
        hint: 'Rename the dependency, and its alias in the chart.',
      });
    }
  }

  private chooseDeployment(member: Member, sorted: SortedConfigurations): void {
    const { deployment, candidates } = sorted;
    const takesValues = member.alias !== undefined || this.isLone;
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
    this.deployments.set(member.alias ?? '', this.buildDeployment(member, deployment));
  }

  private noteUnrendered({ bundle }: Member, { configuration, contract }: SortedConfiguration) {
    const { name } = configuration;
    this.unrendered.push({ component: bundle.name ?? bundle.root, configuration: name, contract });
    if (contract) this.noteContract(contract);
  }

  private refuseAmbiguous({ effective }: Member, candidates: readonly SortedConfiguration[]): void {
    const names = candidates.map(({ configuration }) => `\`${configuration.name}\``).join(', ');
    const { deploymentConfiguration } = this.request.settings;
    this.outputs.refuse({
      rule: 'deployment-unambiguous',
      in: effective,
      pointer: `/configurations/${candidates[0]!.index}/name`,
      message: `Several configurations could be the values of the chart: ${names}. None of them is called \`${deploymentConfiguration}\`.`,
      hint: `Rename the one that the chart reads to \`${deploymentConfiguration}\`, or set \`render.deploymentConfiguration\` in the options of the plugin.`,
    });
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

  private buildDeployment(member: Member, chosen: SortedConfiguration | undefined): Deployment {
    if (chosen === undefined) return { values: {}, parts: [] };
    const { effective } = member;
    const { index, configuration, contract } = chosen;
    if (contract) this.noteContract(contract);
    const pointer = `/configurations/${index}/values`;
    const values = exactValueAt(effective, pointer);
    return {
      values: isMapping(values) ? values : {},
      parts: [{ pointer: '', origin: { in: effective, pointer } }],
      ...this.schemaFor(member, configuration),
    };
  }

  private readSchema(
    bundle: ResolvedBundle,
    path: string,
  ): Pick<Deployment, 'schema' | 'compiled'> {
    const schema = this.request.reader.schema(bundle.root, path);
    if (schema.status !== 'compiled') return {};
    const { compiled } = schema;
    const document = compiled.document as PublishedSchema['document'];
    return { schema: { title: titleOf(bundle), document }, compiled };
  }

  private addValues(): void {
    const { values, parts } = this.values();
    const blame = { in: this.root.effective, pointer: '/service/name' };
    this.outputs.add({ path: 'values.yaml', document: values, parts }, blame);
    const schema = this.valuesSchema();
    if (schema === undefined) return;
    this.outputs.add({ path: 'values.schema.json', document: schema, parts: [] }, blame);
  }

  private values(): { values: Readonly<Record<string, unknown>>; parts: readonly CopiedPart[] } {
    const lone = this.isLone ? this.deployments.get('') : undefined;
    if (lone) return lone;
    const entries = [...this.deployments];
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

  private valuesSchema(): Record<string, unknown> | undefined {
    if (this.isLone) {
      const schema = this.deployments.get('')?.schema;
      return schema && buildLoneSchema(schema);
    }
    const aliases = [...this.deployments].map(([alias, { schema }]): SchemaAlias => ({
      alias,
      schema,
    }));
    const { reader } = this.request;
    return this.request.buildValuesSchema(
      aliases,
      readChartDependencies(this.contract, this.root.bundle, reader),
      readChartKeys(this.contract, this.root.bundle, reader),
    );
  }

  private addClaims(member: Member, { claims }: SortedConfigurations): void {
    const { environment, settings, reader } = this.request;
    for (const claim of claims) {
      // One claim has said so.
      if (this.written.isOver) return;
      this.noteContract(claim.infrastructure.bundle);
      const { schema, compiled } = this.schemaFor(member, claim.configuration);
      renderClaim(
        {
          claim,
          bundle: member.bundle,
          effective: member.effective,
          alias: member.alias,
          root: this.root.bundle,
          chart: this.chart,
          environment,
          namespace: this.namespace(),
          settings,
          reader,
          schema: schema?.document,
          compiled,
          written: this.written,
        },
        this.outputs,
      );
    }
  }

  private namespace(): string | undefined {
    const { environment, settings } = this.request;
    const own = environment === null ? undefined : settings.environments[environment]?.namespace;
    return own ?? (this.contract.service.chart === undefined ? undefined : this.chart.name);
  }

  private addApplication(): void {
    const { environment, settings } = this.request;
    const { name, version, registry } = this.chart;
    if (environment === null || registry === undefined) return;
    const { effective } = this.root;
    const blame = { in: effective, pointer: '/service/chart/ref' };
    const own = applicationName(settings, name, environment);
    for (const [text, what] of [
      [own, 'Application'],
      [name, 'Helm release'],
    ] as const) {
      if (isDnsLabel(text, RELEASE_NAME_LIMIT)) continue;
      this.outputs.refuse({
        rule: 'output-name-valid',
        ...blame,
        message: `The ${what} would be called ${JSON.stringify(text)} (${text.length} characters); at most ${RELEASE_NAME_LIMIT} lower case letters, digits and \`-\` are accepted.`,
        hint: 'Give the chart a shorter name, or set `render.argocd.name` in the options of the plugin. Pacto does not shorten names.',
      });
      return;
    }
    const { values, parts } = this.values();
    const namespace = this.namespace() ?? name;
    const chart = { name, version, registry };
    const document = buildApplication({ environment, chart, namespace, values }, settings);
    if (this.refuseApplication(document, namespace, blame)) return;
    const chartOrigin = (pointer: string) => ({ in: effective, pointer });
    this.outputs.add(
      {
        path: 'argocd/application.yaml',
        document,
        parts: [
          { pointer: '/spec/source/repoURL', origin: chartOrigin('/service/chart/ref') },
          { pointer: '/spec/source/chart', origin: chartOrigin('/service/chart/ref') },
          {
            pointer: '/spec/source/targetRevision',
            origin: chartOrigin('/service/chart/version'),
          },
          ...parts.map(({ pointer, origin }) => ({
            pointer: `/spec/source/helm/valuesObject${pointer}`,
            origin,
          })),
        ],
      },
      blame,
    );
  }

  private refuseApplication(document: unknown, namespace: string, blame: Origin): boolean {
    const { environment, settings } = this.request;
    const { project = 'default' } = settings.environments[environment ?? ''] ?? {};
    const option = (key: string) => `\`render.environments.${environment}.${key}\``;
    const own = [
      {
        fits: isDnsLabel(namespace),
        message: `The namespace of \`${environment}\` is ${JSON.stringify(namespace)}, which Kubernetes refuses: at most ${NAME_LIMIT} lower-case letters, digits and \`-\` are accepted.`,
        hint: `Set ${option('namespace')} in the options of the plugin. Without it, the namespace has the name of the chart.`,
      },
      {
        fits: isSubdomain(project),
        message: `The project of \`${environment}\` is ${JSON.stringify(project)}, which Kubernetes refuses as a name.`,
        hint: `Change ${option('project')} in the options of the plugin.`,
      },
    ].filter(({ fits }) => !fits);
    const defects = [...own, ...objectDefects(document)];
    for (const { message, hint } of defects) {
      this.outputs.refuse({ rule: 'output-name-valid', ...blame, message, hint });
    }
    return defects.length > 0;
  }
}

function contractOf({ effective }: Member): Contract {
  return effective.value as Contract;
}
