// One claim becomes files through the template of its infrastructure contract.
import { joinHints } from '../../diagnostics/words';
import { isArtifactPath } from '../../model/artifact-path';
import type { BundleReader } from '../../bundle/bundle-reader';
import type { EffectiveContract } from '../../bundle/override/effective-contract';
import type { RelatedPlace } from '../../diagnostics/diagnostic';
import type { Contract } from '../../model/contract';
import { leavesValuesOpen } from '../../model/has-values';
import { PROVISIONER_LABEL } from '../../model/infrastructure-labels';
import type { ResolvedBundle } from '../../resolve/resolver';
import type { CompiledSchema } from '../../schema-check/schema-store';
import { parsePointer, type Pointer } from '../../source/pointer';
import type { SourceDocument } from '../../source/source-document';
import { checkKinds } from '../../template/expand/allowed-kinds';
import { Budget, type Tally } from '../../template/cel/budget';
import { checkUnreadLabels, unfitLabels } from '../../template/expand/check-labels';
import type { Claim } from '../../template/claim';
import { expandTemplate, type ExpandedOutput } from '../../template/expand/expand-template';
import { findTemplate } from '../../template/check/find-template';
import { parseTemplate } from '../../template/parse/parse-template';
import { checkReservedKeys } from '../../template/reserved-keys';
import type { Template } from '../../template/parse/template';
import { labelPlace } from '../../template/template-origins';
import type { TemplateCode, TemplateProblem } from '../../template/template-problem';
import { isMapping } from '../../source/mapping';
import type { Infrastructure, SortedConfiguration } from '../../bundle/sort-configurations';
import { labelsOf } from '../../bundle/sort-configurations';
import { checkClaimValues, CLAIM_VALUES_RULE } from '../../validate/claim-values';
import { runSchemaTasks } from '../../validate/schema-task';
import type { NamePlaces } from '../name-places';
import { diagnoseBroken } from '../diagnose-render';
import { exactValueAt } from '../exact-value-at';
import { findClaimNameCause } from './find-claim-name-cause';
import { isSameOrigin, placeOf, type CopiedPart, type Origin } from '../output-origins';
import type { OutputFiles } from '../output-files';
import type { RenderSettings } from '../render-settings';
import { nameAtVersion, type UnitChart } from '../unit';

interface ClaimRequest {
  readonly claim: SortedConfiguration & { readonly infrastructure: Infrastructure };
  /** The component whose configuration it is. */
  readonly bundle: ResolvedBundle;
  readonly effective: EffectiveContract;
  readonly alias?: string;
  readonly root: ResolvedBundle;
  readonly chart: UnitChart;
  readonly environment: string | null;
  readonly namespace?: string;
  readonly settings: RenderSettings;
  readonly reader: BundleReader;
  /** The provisioning schema, parsed; `undefined` where it cannot be read. */
  readonly schema: unknown;
  /** The provisioning schema, compiled; absent where it cannot be used. */
  readonly compiled?: CompiledSchema;
  /** Counts what all claims of the environment write, for their common limit. */
  readonly written: Tally;
  readonly places: NamePlaces;
}

/** The id of the rule that a problem of a template belongs to. */
const RULE_OF: Readonly<Record<TemplateCode, string>> = {
  TEMPLATE_INVALID: 'template-readable',
  TEMPLATE_FAILED: 'template-expands',
  PROVISIONER_UNKNOWN: 'provisioner-known',
  RENDER_LABEL_INVALID: 'label-fits',
  RENDER_LABEL_UNKNOWN: 'label-fits',
  RENDER_NAME_INVALID: 'output-name-valid',
  RENDER_DUPLICATE_OUTPUT: 'output-unique',
  RENDER_DUPLICATE_KEY: 'secret-key-unique',
  RENDER_KIND_NOT_ALLOWED: 'kind-allowed',
};

export function renderClaim(request: ClaimRequest, outputs: OutputFiles): void {
  new ClaimRenderer(request, outputs).render();
}

/** A template, and whether it is a built-in one, which the plugin brings along. */
interface OpenedTemplate {
  readonly template: Template;
  readonly builtIn: boolean;
}

class ClaimRenderer {
  private readonly valuesPointer: Pointer;
  private readonly values: Readonly<Record<string, unknown>>;
  private template: SourceDocument | undefined;

  constructor(
    private readonly request: ClaimRequest,
    private readonly outputs: OutputFiles,
  ) {
    this.valuesPointer = `/configurations/${request.claim.index}/values`;
    const values = exactValueAt(request.effective, this.valuesPointer);
    this.values = isMapping(values) ? values : {};
  }

  render(): void {
    const opened = this.openTemplate();
    if (!opened) return;
    const { template, builtIn } = opened;
    if (builtIn) {
      const { claim, schema } = this.request;
      const unfit = [
        ...checkUnreadLabels(claim.infrastructure.labels),
        ...checkReservedKeys(this.provisioner(), this.values, schema),
      ];
      if (unfit.length > 0) return this.refuse(unfit);
    }
    const expanded = expandTemplate(template, this.buildClaim(), new Budget(this.request.written));
    // A claim that deploys nothing needs no values. But a built-in template that can write files leaves them out only
    // because values are missing.
    const writing = builtIn || expanded.problems ? template.outputs : expanded.outputs;
    if (writing.length > 0 && this.refuseMissingValues()) return;
    if (expanded.problems) {
      const problems = expanded.problems.filter((problem) => !this.isExpectedInBase(problem));
      return this.refuse(problems, template);
    }
    for (const output of expanded.outputs) this.add(output, opened);
  }

  private refuseMissingValues(): boolean {
    const { claim, effective, environment, compiled, reader } = this.request;
    if (compiled === undefined) return false;
    let isRefused = false;
    const tasks = checkClaimValues(
      {
        ...claim,
        infrastructure: claim.infrastructure.bundle,
        compiled,
        effective,
        environment,
        consequence: 'A resource without them would be deployed unchecked.',
      },
      (finding) => {
        isRefused = true;
        this.outputs.refuse({ rule: CLAIM_VALUES_RULE, in: effective, ...finding });
      },
    );
    runSchemaTasks(reader.session, tasks);
    return isRefused;
  }

  /**
   * The base may have no values because its environments set them. Then a template that needs values
   * writes nothing for the base.
   */
  private isExpectedInBase({ code }: TemplateProblem): boolean {
    const { claim, environment } = this.request;
    return code === 'TEMPLATE_FAILED' && leavesValuesOpen(claim.configuration, environment);
  }

  private provisioner(): string {
    return String(this.request.claim.infrastructure.labels[PROVISIONER_LABEL]);
  }

  private openTemplate(): OpenedTemplate | undefined {
    const { claim, reader } = this.request;
    const { bundle, labels } = claim.infrastructure;
    const search = findTemplate(labels, {
      readFile: (path) => reader.file(bundle.root, path),
      pathsForHint: () => reader.pathsForHint(bundle.root),
    });
    if ('problem' in search) {
      const unfit = unfitLabels(labels, { requiredLabels: [] });
      this.refuse(unfit.length > 0 ? unfit : [search.problem]);
      return undefined;
    }
    const { path, text, builtIn } = search.found;
    const source = reader.parse(path, text);
    // A built-in template has no file that an author could read.
    if (!builtIn) this.template = source.document;
    if (!source.document) {
      const finding = { rule: RULE_OF.TEMPLATE_INVALID, related: [this.claimPlace()] };
      this.outputs.diagnostics.push(...diagnoseBroken(source, finding));
      return undefined;
    }
    const { template, problems } = parseTemplate(source.document);
    if (template) return { template, builtIn };
    this.refuse(problems);
    return undefined;
  }

  /** What templates see of the claim. */
  private buildClaim(): Claim {
    const { claim, bundle, effective, alias = '', root, chart, environment } = this.request;
    const { infrastructure, configuration } = claim;
    const contract = effective.value as Contract;
    return {
      values: this.values,
      labels: infrastructure.labels,
      environment,
      namespace: this.request.namespace,
      component: {
        name: contract.service.name,
        version: contract.service.version,
        alias,
        labels: labelsOf(contract),
      },
      root: nameAndVersion(root, bundle),
      chart: { name: chart.name, version: chart.version },
      contract: nameAndVersion(infrastructure.bundle, infrastructure.bundle),
      configuration: { name: configuration.name },
      options: this.request.settings.options,
      keysAt: (pointer) => effective.keysAt(this.valuesPointer + pointer),
    };
  }

  private add(output: ExpandedOutput, { builtIn }: OpenedTemplate): void {
    const { claim, bundle, settings } = this.request;
    const { infrastructure, configuration } = claim;
    const problems = checkKinds(output, {
      // Only a bundle that was read from the store has a digest in its root.
      from: isArtifactPath(infrastructure.bundle.root) ? 'artifact' : 'workspace',
      labels: infrastructure.labels,
      allowKinds: settings.allowKinds,
      isBuiltIn: builtIn,
    });
    if (problems.length > 0) return this.refuse(problems);
    this.outputs.add(
      {
        path: output.file,
        document: output.document,
        parts: this.partsOf(output),
        claim: {
          provisioner: this.provisioner(),
          contract: nameAtVersion(infrastructure.bundle),
          component: bundle.name ?? bundle.root,
          configuration: configuration.name,
        },
        template: this.template,
      },
      this.namePlace(),
    );
  }

  private partsOf({ sources }: ExpandedOutput): CopiedPart[] {
    return [...sources].map(([pointer, { in: kind, pointer: inside }]) => ({
      pointer,
      origin: this.originOf(kind, inside),
    }));
  }

  private originOf(kind: TemplateProblem['in'], pointer: Pointer): Origin | undefined {
    const { effective, claim, places } = this.request;
    const { document } = claim.infrastructure;
    switch (kind) {
      case 'values':
        return { in: effective, pointer: this.valuesPointer + pointer };
      case 'labels':
        return { in: document, pointer: labelPlace(pointer) };
      case 'options':
        return places.written('render', 'options', ...parsePointer(pointer));
      case 'namespace':
        return places.namespace;
      case 'template':
        return this.template && { in: this.template, pointer };
    }
  }

  /** Reports problems. A name that the template computes is refused at the part that makes it invalid. */
  private refuse(problems: readonly TemplateProblem[], template?: Template): void {
    const { effective } = this.request;
    const named = this.namePlace();
    for (const problem of problems) {
      const { code, message, pointer, on, range } = problem;
      const cause = template && this.findNameCause(problem, template);
      const origin = cause?.at ?? this.originOf(problem.in, pointer) ?? named;
      const isAtClaim = cause ? isSameOrigin(origin, named) : problem.in === 'values';
      const related: RelatedPlace[] = isAtClaim ? [] : [this.claimPlace()];
      if (problem.in === 'template' && problem.value !== undefined) {
        const value = { in: effective, pointer: this.valuesPointer + problem.value };
        related.unshift({ message: 'The value.', pointer: value.pointer, ...placeOf(value) });
      }
      // A built-in template has no file: its problems are at the claim.
      const exact = cause || (problem.in === 'template' && !this.template) ? {} : { on, range };
      const hint = joinHints(cause?.hint, problem.hint);
      const finding = { rule: RULE_OF[code], ...exact, ...origin, message, hint, related };
      this.outputs.refuse(finding);
    }
  }

  private findNameCause(problem: TemplateProblem, template: Template) {
    const { effective, places } = this.request;
    const facts = { claim: this.buildClaim(), effective, places, named: this.namePlace() };
    return findClaimNameCause(problem, template, facts);
  }

  /** The place of the name of the configuration, which every claim has. */
  private namePlace(): Origin {
    const { claim, effective } = this.request;
    return { in: effective, pointer: `/configurations/${claim.index}/name` };
  }

  private claimPlace(): RelatedPlace {
    const named = this.namePlace();
    return { message: 'The claim is here.', pointer: named.pointer, ...placeOf(named) };
  }
}

function nameAndVersion(
  { name, version }: ResolvedBundle,
  fallback: ResolvedBundle,
): { name: string; version: string } {
  return { name: name ?? fallback.name ?? '', version: version ?? fallback.version ?? '' };
}
