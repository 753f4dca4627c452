// The one way from a deployment unit to its files: its bundles are validated in each environment, and
// an environment in which all of them are valid is rendered.
import { BundleReader } from '../bundle/bundle-reader';
import type { Session } from '../bundle/session';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ExcerptOf } from '../diagnostics/excerpt';
import { compareDiagnostics } from '../diagnostics/order';
import { worstOutcome } from '../diagnostics/outcome';
import { REPORT_SCHEMA_VERSION } from '../diagnostics/report-identity';
import type { Contract } from '../model/contract';
import type { ResolvedBundle } from '../resolve/resolver';
import { remember } from '../source/remember';
import { cutExcerpt } from '../source/cut-excerpt';
import { compareText } from '../source/text-order';
import {
  validateBundle,
  type Validated,
  type ValidateWorkspace,
} from '../validate/validate-bundle';
import { diagnoseRender } from './diagnose-render';
import { createComponentCheck, type ComponentCheck } from './check-components';
import { readChart } from './helm/read-chart';
import { rememberValuesSchema } from './helm/remember-values-schema';
import { NamePlaces, type OptionsPlace } from './name-places';
import { renderEnvironment, type EnvironmentOutput } from './render-environment';
import type { Member } from './member';
import { BASE_FOLDER, type RenderedEnvironment, type RenderReport } from './render-report';
import type { RenderSettings } from './render-settings';
import { listComponents } from './unit';
import { UnitWriter, type RenderedText } from './writer/unit-writer';

export interface RenderRequest {
  /** Folder of the root, relative to the workspace root. */
  readonly root: string;
  /** Environments to render beside those that have an override file. */
  readonly environments: readonly string[];
  /** Render only this environment. */
  readonly environment?: string;
  readonly settings: RenderSettings;
  /** Values that the platform sets at deploy time, as `alias:path.to.key=text`. */
  readonly platformSets?: readonly string[];
  /**
   * `compare` is for the base of a review: its files are not written. Environments of it that would replace each
   * other were deployed all the same, so what they deployed can be compared. Default: `write`.
   */
  readonly purpose?: 'write' | 'compare';
  /** Asked when an option is refused. */
  readonly optionsAt?: () => OptionsPlace | undefined;
}

export interface RenderedUnit {
  readonly report: RenderReport;
  readonly texts: readonly RenderedText[];
  readonly excerptOf: ExcerptOf;
  /** What each environment that is valid renders, by its name. */
  readonly outputs: ReadonlyMap<string | null, EnvironmentOutput>;
}

/**
 * Renders the base and every environment of a unit, or the one that the request names. Throws only
 * for defects of this code and for reads that the files refuse, never for what an author can fix.
 */
export function renderUnit(
  session: Session,
  workspace: ValidateWorkspace,
  request: RenderRequest,
): RenderedUnit {
  return new UnitRenderer(session, workspace, request).render();
}

interface ValidatedMember {
  readonly bundle: ResolvedBundle;
  readonly validated: Validated;
}

class UnitRenderer {
  private readonly reader: BundleReader;
  private readonly bundle: ResolvedBundle;
  private readonly writer: UnitWriter;
  private readonly members = new Map<string, ValidatedMember>();
  private readonly outputs = new Map<string | null, EnvironmentOutput>();
  private readonly buildValuesSchema = rememberValuesSchema();
  private readonly chartAt = remember((ref: string | undefined) =>
    readChart(ref, this.bundle, this.reader),
  );
  private readonly checkComponents: ComponentCheck;
  /** All of the unit, also where the request names one: what collides does not depend on the request. */
  private allNames: readonly (string | null)[] = [];
  private environments: readonly (string | null)[] = [];

  constructor(
    private readonly session: Session,
    private readonly workspace: ValidateWorkspace,
    private readonly request: RenderRequest,
  ) {
    this.reader = new BundleReader(session, workspace.files);
    this.bundle = workspace.index.bundleAt(request.root) ?? { root: request.root, kind: 'root' };
    this.writer = new UnitWriter(this.bundle);
    const { index } = workspace;
    this.checkComponents = createComponentCheck(this.bundle, { index, reader: this.reader });
  }

  render(): RenderedUnit {
    const { environment } = this.request;
    this.allNames = this.listNames();
    this.environments = environment === undefined ? this.allNames : [environment];
    const environments = this.environments.map((name) => this.renderOne(name));
    const { name, version, root } = this.bundle;
    return {
      report: {
        schemaVersion: REPORT_SCHEMA_VERSION,
        task: 'render',
        bundle: { name, version, path: root },
        outcome: worstOutcome(environments.map(({ outcome }) => outcome)),
        environments,
      },
      texts: this.writer.texts,
      outputs: this.outputs,
      excerptOf: (place) => {
        for (const { validated } of this.members.values()) {
          const excerpt = validated.excerptOf(place);
          if (excerpt) return excerpt;
        }
        return cutExcerpt(this.reader.sourceOf(place.file), place.range);
      },
    };
  }

  /** The base, then those of the request, then those that only an override file names. */
  private listNames(): (string | null)[] {
    const own = this.allBundles()
      .flatMap(({ root }) => this.reader.overrideFiles(root).environments.map(({ name }) => name))
      .sort(compareText);
    return [null, ...new Set([...this.request.environments, ...own])];
  }

  /** The root and, as far as its contract can be read, the components that it names. */
  private allBundles(): ResolvedBundle[] {
    const value = this.reader.contractDocument(this.bundle)?.value as Contract | undefined;
    const dependencies = Array.isArray(value?.dependencies) ? value.dependencies : [];
    const readable = dependencies.filter((entry) => typeof entry?.ref === 'string');
    const contract = { dependencies: readable } as unknown as Contract;
    const components = listComponents(contract, this.bundle, this.workspace.index);
    return [this.bundle, ...components.map(({ bundle }) => bundle)];
  }

  private renderOne(name: string | null): RenderedEnvironment {
    const folder = name ?? BASE_FOLDER;
    const withoutFiles = { name, folder, files: [], secrets: [] };
    const refuse = (diagnostics: readonly Diagnostic[]): RenderedEnvironment => ({
      ...withoutFiles,
      outcome: 'findings',
      diagnostics,
    });
    const members = this.openMembers(name);
    if ('diagnostics' in members) return refuse(members.diagnostics);
    const others = this.namesToCheck().filter((other) => other !== name);
    const twin = others.find((other) => isSameFolder(other, name));
    if (twin !== undefined) return refuse([this.describeTwins(members.list, name, twin)]);
    const { reader, request } = this;
    const output = renderEnvironment({
      environment: name,
      otherEnvironments: others.filter((other) => other !== null),
      members: members.list,
      reader,
      settings: request.settings,
      session: this.session,
      platformSets: request.platformSets ?? [],
      buildValuesSchema: this.buildValuesSchema,
      chartAt: this.chartAt,
      checkComponents: this.checkComponents,
      optionsAt: request.optionsAt,
    });
    if (output.diagnostics.length > 0) {
      return refuse([...output.diagnostics].sort(compareDiagnostics));
    }
    this.outputs.set(name, output);
    return request.purpose === 'compare'
      ? { ...withoutFiles, outcome: 'clean', diagnostics: [] }
      : this.writer.write(name, folder, output);
  }

  /** Environments that one of them must not replace. */
  private namesToCheck(): readonly (string | null)[] {
    return this.request.purpose === 'compare' ? [] : this.allNames;
  }

  /** The valid bundles of an environment, or what is wrong with those that are not. */
  private openMembers(
    environment: string | null,
  ): { list: [Member, ...Member[]] } | { diagnostics: readonly Diagnostic[] } {
    const root = this.validate(this.bundle);
    const contract = root.validated.contractOf(environment);
    const wrong = problemsIn(root, environment);
    // Only a contract that fits its schema says which components it has.
    const components =
      contract === undefined || wrong.length > 0
        ? []
        : listComponents(contract.value as Contract, this.bundle, this.workspace.index);
    const list: Member[] = [];
    const open = (member: ValidatedMember, alias?: string): void => {
      const { bundle, validated } = member;
      const effective = validated.contractOf(environment);
      if (effective) list.push({ bundle, effective, alias, finder: validated.finder });
    };
    open(root);
    for (const { alias, bundle } of components) {
      const member = this.validate(bundle);
      wrong.push(...problemsIn(member, environment));
      open(member, alias);
    }
    if (wrong.length > 0) return { diagnostics: wrong.sort(compareDiagnostics) };
    return { list: list as [Member, ...Member[]] };
  }

  private describeTwins(
    members: readonly Member[],
    environment: string | null,
    twin: string | null,
  ): Diagnostic {
    const { settings, optionsAt } = this.request;
    const places = new NamePlaces({ environment, members, settings, optionsAt });
    return diagnoseRender({
      rule: 'output-unique',
      ...places.environment(),
      message: `The environments \`${environment}\` and \`${twin}\` differ only in upper and lower case, so their files would replace each other.`,
      hint: 'Give them one name: rename override files, or the entry of `environments` in `nx.json`.',
    });
  }

  private validate(bundle: ResolvedBundle): ValidatedMember {
    const known = this.members.get(bundle.root);
    if (known) return known;
    const { session, workspace, environments, reader, request } = this;
    const { deploymentConfiguration } = request.settings;
    const member = {
      bundle,
      validated: validateBundle(
        session,
        { ...workspace, deploymentConfiguration },
        { root: bundle.root, environments },
        reader,
      ),
    };
    this.members.set(bundle.root, member);
    return member;
  }
}

/** Some file systems do not distinguish upper and lower case. */
function isSameFolder(one: string | null, other: string | null): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}

function problemsIn({ validated }: ValidatedMember, environment: string | null): Diagnostic[] {
  const found = validated.report.environments.find(({ name }) => name === environment);
  return found === undefined || found.outcome === 'clean' ? [] : [...found.diagnostics];
}
