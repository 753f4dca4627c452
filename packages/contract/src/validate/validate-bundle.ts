// Turns a bundle into its report: builds every environment, validates it as a whole, and locates each
// finding.
import { worstOutcome } from '../diagnostics/outcome';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import { isEnvironmentName } from '../model/environment-name';
import { rememberAnswers } from '../resolve/remember-answers';
import type { ResolvedBundle, Resolver } from '../resolve/resolver';
import type { ExcerptOf } from '../diagnostics/excerpt';
import { maskExcerpt } from '../diagnostics/mask-excerpt';
import { cutExcerpt } from '../source/cut-excerpt';
import type { SourceDocument } from '../source/source-document';
import { valueAt } from '../source/pointer';
import type { BundleProblem } from '../bundle/bundle-problem';
import { BundleReader } from '../bundle/bundle-reader';
import { findLockProblems, type LockWorkspace } from './check-lock';
import { StructureChecker } from './check-structure';
import {
  chooseEnvironments,
  listWithoutFile,
  type Environment,
  type EnvironmentChoice,
} from './choose-environments';
import { diagnoseProblem } from './diagnose';
import { EnvironmentResult } from './environment-result';
import { FindingsWithoutFile } from './findings-without-file';
import { SchemaFinder } from '../bundle/find-schemas';
import { SecretPlaces } from '../bundle/secret-places';
import { SecretRanges } from '../bundle/secret-ranges';
import type { Finding } from './finding';
import { FindingLocator } from './finding-locator';
import { LayerFiles } from './layer-files';
import { validateContract } from './validate-contract';
import {
  describeEmptyFile,
  findCaseTwins,
  findRepeatedFiles,
  findUnnamedFiles,
} from './validate-override-files';
import type { OverrideFiles } from '../bundle/list-environments';
import { isRefused, layFiles, type LoadedFile } from '../bundle/load-layers';
import { RULES } from './rules';
import { lockReadable } from './rules/lock-readable';
import { environmentWithoutFileValid } from './rules/environment-without-file-valid';
import { secretValueAbsent } from './rules/secret-value-absent';
import { buildBundleContext } from './bundle-context';
import { RuleRunner } from './run-rules';
import { runSchemaTasks, type SchemaTask } from './schema-task';
import { DEPLOYMENT_CONFIGURATION } from '../resolve/follow';
import type { Session } from '../bundle/session';
import { REPORT_SCHEMA_VERSION } from '../diagnostics/report-identity';
import type { EnvironmentReport, ValidationReport } from './validation-report';

export interface ValidateWorkspace extends LockWorkspace {
  readonly index: Resolver;
  /** Every external reference must be locked or name a digest. */
  readonly requireLock?: boolean;
  /** The option `render.deploymentConfiguration`. */
  readonly deploymentConfiguration?: string;
  /** Environments that `pacto-render` deploys without an override file, too; absent where nothing is rendered. */
  readonly renderedEnvironments?: readonly string[];
  /** Environments in which it is deployed, because a bundle of its unit has an override file for them. */
  readonly unitEnvironments?: readonly string[];
}

export interface ValidateRequest extends EnvironmentChoice {
  /** Folder of the bundle, relative to the workspace root. */
  readonly root: string;
  readonly failOnWarnings?: boolean;
}

export interface Validated {
  readonly report: ValidationReport;
  /** The effective contract of an environment; `undefined` where its files could not be read. */
  contractOf(environment: string | null): EffectiveContract | undefined;
  readonly excerptOf: ExcerptOf;
  /** What it found for the references of the bundle. */
  readonly finder: SchemaFinder;
}

/**
 * Validates the base and every environment, or what the request names. Throws only for defects of
 * this code and for reads that the files refuse, never for what the author of a contract can fix. The bundles of
 * one unit share a reader.
 */
export function validateBundle(
  session: Session,
  workspace: ValidateWorkspace,
  request: ValidateRequest,
  reader = new BundleReader(session, workspace.files),
): Validated {
  return new BundleValidator(session, workspace, request, reader).validate();
}

/** What serves the environments of a bundle while they are checked. */
interface Checks {
  readonly loaded: LoadedFile;
  readonly rules: RuleRunner;
  /** Run when all environments are known. */
  readonly tasks: SchemaTask[];
  readonly withoutFile: FindingsWithoutFile;
}

class BundleValidator {
  private readonly workspace: ValidateWorkspace;
  private readonly bundle: ResolvedBundle;
  private readonly layerFiles: LayerFiles;
  private readonly structure: StructureChecker;
  private readonly finder: SchemaFinder;
  private readonly overrides: OverrideFiles;
  private readonly secretRanges: SecretRanges;
  private readonly locator: FindingLocator;
  private readonly contracts = new Map<string | null, EffectiveContract>();
  /** The lock serves all environments. Read for the base first, where the base is validated. */
  private lockProblems: readonly BundleProblem[] | undefined;

  constructor(
    private readonly session: Session,
    workspace: ValidateWorkspace,
    private readonly request: ValidateRequest,
    private readonly reader: BundleReader,
  ) {
    this.workspace = { ...workspace, index: rememberAnswers(workspace.index) };
    this.structure = new StructureChecker(session);
    this.bundle = workspace.index.bundleAt(request.root) ?? { root: request.root, kind: 'service' };
    this.layerFiles = new LayerFiles(session, workspace.files, this.bundle.root);
    this.overrides = reader.overrideFiles(this.bundle.root);
    this.finder = new SchemaFinder(this.bundle, this.reader, this.workspace.index);
    this.secretRanges = new SecretRanges(this.finder);
    this.locator = new FindingLocator(workspace.files, this.reader, this.layerFiles.sources);
  }

  validate(): Validated {
    const loaded = this.layerFiles.loadContract();
    const results = this.checkEnvironments(loaded);
    const environments = results.map((result) => result.buildReport(this.request.failOnWarnings));
    const text = (pointer: string) => {
      const value = valueAt(valueOf(loaded), pointer);
      return typeof value === 'string' ? value : undefined;
    };
    return {
      report: {
        schemaVersion: REPORT_SCHEMA_VERSION,
        bundle: {
          name: text('/service/name'),
          version: text('/service/version'),
          path: this.bundle.root,
        },
        outcome: worstOutcome(environments.map(({ outcome }) => outcome)),
        environments,
      },
      contractOf: (environment) => this.contracts.get(environment),
      finder: this.finder,
      excerptOf: this.createExcerptOf(environments),
    };
  }

  /** Values that are secret, or that a rule suspects to be secret, are hidden in excerpts. */
  private createExcerptOf(environments: readonly EnvironmentReport[]): ExcerptOf {
    const suspected = environments
      .flatMap(({ diagnostics }) => diagnostics)
      .filter(({ rule }) => rule === secretValueAbsent.id);
    return ({ file, range }) => {
      const excerpt = cutExcerpt(this.layerFiles.sources.get(file), range);
      if (excerpt === undefined) return undefined;
      const shown = this.layerFiles.find(file);
      const secret = shown ? this.secretRanges.in(shown) : [];
      const doubtful = suspected.flatMap((one) => (one.file === file && one.range) || []);
      return maskExcerpt(excerpt, [...doubtful, ...secret]);
    };
  }

  /** A method of its own: the functions that `validate` returns must not keep in memory what only the checks need. */
  private checkEnvironments(loaded: LoadedFile): EnvironmentResult[] {
    const { workspace, bundle, reader, finder } = this;
    const parts = { bundle, reader, finder, base: valueOf(loaded) };
    const context = buildBundleContext({ ...workspace, ...parts });
    const rules = new RuleRunner(RULES, context);
    const tasks: SchemaTask[] = [];
    const withoutFile = new FindingsWithoutFile(this.workspace.unitEnvironments);
    const checks = { loaded, rules, tasks, withoutFile };
    const results = chooseEnvironments(this.request, this.overrides).map((environment) => {
      const result = new EnvironmentResult(environment.name, loaded.path);
      this.validateOverrideFiles(environment, result);
      this.validateLock(result);
      const contract = this.validateEnvironment(environment, checks, result);
      if (contract) this.contracts.set(environment.name, contract);
      return result;
    });
    runSchemaTasks(this.session, tasks);
    const base = results.find(({ name }) => name === null);
    for (const finding of withoutFile.list()) {
      const { id } = environmentWithoutFileValid;
      base!.add(this.locator.locate(id, finding, this.contracts.get(null)!));
    }
    return results;
  }

  /** Files that match no environment are reported on the base. */
  private validateOverrideFiles(
    { name, validatedAs }: Environment,
    result: EnvironmentResult,
  ): void {
    const found =
      name === null
        ? findUnnamedFiles(this.overrides, this.bundle.root)
        : [findRepeatedFiles, findCaseTwins].flatMap((find) =>
            find(this.overrides, this.bundle.root, validatedAs ?? name),
          );
    for (const diagnostic of found) result.add(diagnostic);
  }

  private validateLock(result: EnvironmentResult): void {
    const isBase = result.name === null;
    this.lockProblems ??= findLockProblems(
      this.workspace,
      this.bundle,
      isBase ? this.layers() : [undefined],
    );
    for (const problem of this.lockProblems) {
      // Without a lock no reference to another workspace is checked, in no environment.
      if (isBase || problem.rule === lockReadable.id) result.add(diagnoseProblem(problem));
    }
  }

  /** The values of the contract and of its override files. An empty contract cannot be read. */
  private *layers(): Iterable<unknown> {
    yield valueOf(this.layerFiles.loadContract()) ?? undefined;
    for (const { path } of this.overrides.environments) {
      yield valueOf(this.layerFiles.loadValues(path));
    }
  }

  private validateEnvironment(
    { name, validatedAs, values, sets }: Environment,
    { loaded: base, rules, tasks, withoutFile }: Checks,
    result: EnvironmentResult,
  ): EffectiveContract | undefined {
    const loaded = [base, ...values.map((path) => this.layerFiles.loadValues(path))];
    result.files.push(...loaded.slice(1).map(({ path }) => path));
    for (const file of loaded.slice(1)) {
      if ('document' in file && isBlank(file.document)) {
        result.add(describeEmptyFile(file.path));
      }
    }
    const effective = layFiles(loaded, sets);
    if (isRefused(effective)) {
      for (const problem of effective) result.add(diagnoseProblem(problem));
      return undefined;
    }
    const isEnvironment = name === null || isEnvironmentName(name);
    const shared = {
      effective,
      bundle: this.bundle,
      index: this.workspace.index,
      reader: this.reader,
      structure: this.structure,
      rules,
      finder: this.finder,
      secrets: new SecretPlaces(effective.value, this.finder),
      ...(this.rendered && isEnvironment && { deploymentConfiguration: this.deploymentName }),
    };
    tasks.push(
      ...validateContract({
        ...shared,
        environment: validatedAs,
        // Nothing is rendered from the base, and from what `-f` and `--set` give.
        isRendered: this.rendered !== undefined && name !== null && isEnvironmentName(name),
        report: (rule, finding) => {
          if (name === null) withoutFile.noteBase(rule, finding);
          result.add(this.locator.locate(rule, finding, effective));
        },
      }),
    );
    if (name !== null) return effective;
    for (const other of listWithoutFile(this.request, this.overrides, this.rendered ?? [])) {
      const report = (rule: string, finding: Finding) => withoutFile.note(other, rule, finding);
      tasks.push(...validateContract({ ...shared, environment: other, isRendered: true, report }));
    }
    return effective;
  }

  private get deploymentName(): string {
    return this.workspace.deploymentConfiguration ?? DEPLOYMENT_CONFIGURATION;
  }

  /** Where `pacto-render` deploys the contract; `undefined` for a contract that is part of no unit. */
  private get rendered(): readonly string[] | undefined {
    const isInUnit = this.bundle.kind === 'root' || this.bundle.kind === 'component';
    const { renderedEnvironments, unitEnvironments = [] } = this.workspace;
    return isInUnit ? renderedEnvironments?.concat(unitEnvironments) : undefined;
  }
}

/** A file with only comments is not blank: generators write one for values that people add later. */
function isBlank({ value, source }: SourceDocument): boolean {
  return (value ?? null) === null && /^(?:\s|---|\.\.\.|null|~)*$/.test(source.text);
}

function valueOf(file: LoadedFile): unknown {
  return 'document' in file ? file.document.value : undefined;
}
