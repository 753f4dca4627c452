// Checks the rendering of an infrastructure contract from its own bundle: its labels, its template, and its examples.
import { codeList } from '../../diagnostics/words';
import { PROVISIONER_LABEL } from '../../model/infrastructure-labels';
import type { SourceDocument } from '../../source/source-document';
import { checkExamples, type OpenedTemplate } from './check-examples';
import { checkLabels, checkUnreadLabels } from '../expand/check-labels';
import { checkPaths } from './check-paths';
import { labelPointer } from '../expand/compute-variables';
import { findTemplate } from './find-template';
import type { InfrastructureBundle, InfrastructureProblem } from './infrastructure-problem';
import { parseRenderingFile } from './parse-rendering-file';
import { parseTemplate } from '../parse/parse-template';
import { reservedProperties } from '../reserved-keys';
import type { TemplateProblem } from '../template-problem';

export function checkInfrastructure(bundle: InfrastructureBundle): InfrastructureProblem[] {
  return new InfrastructureChecker(bundle).check();
}

class InfrastructureChecker {
  private readonly problems: InfrastructureProblem[] = [];

  constructor(private readonly bundle: InfrastructureBundle) {}

  check(): InfrastructureProblem[] {
    const { labels } = this.bundle;
    const opened = this.openTemplate();
    for (const problem of checkLabels(labels, opened?.template)) this.add(problem);
    if (opened?.builtIn) {
      for (const problem of checkUnreadLabels(labels)) this.add(problem);
      this.refuseReservedProperties();
    }
    if (opened) this.problems.push(...checkExamples(this.bundle, opened));
    return this.problems;
  }

  private refuseReservedProperties(): void {
    const { labels, schema } = this.bundle;
    const reserved = reservedProperties(String(labels[PROVISIONER_LABEL]), schema);
    if (reserved.length === 0) return;
    this.problems.push({
      code: 'TEMPLATE_INVALID',
      pointer: labelPointer(PROVISIONER_LABEL),
      message: `The provisioning schema declares ${codeList(reserved)}, which Terraform reads as an argument of the module block itself. A claim that sets it cannot be rendered.`,
      hint: 'Give the input another name in the module and in the schema.',
    });
  }

  /** The template, if it has no problem. */
  private openTemplate(): OpenedTemplate | undefined {
    const search = findTemplate(this.bundle.labels, this.bundle);
    if ('problem' in search) {
      // A provisioner that is not a text is reported with the other labels.
      if (search.problem.code === 'PROVISIONER_UNKNOWN') this.add(search.problem);
      return undefined;
    }
    const { builtIn } = search.found;
    const document = parseRenderingFile(
      this.bundle,
      search.found,
      'TEMPLATE_INVALID',
      this.problems,
    );
    if (!document) return undefined;
    const { template, problems } = parseTemplate(document);
    if (!template) {
      for (const problem of problems) this.add(problem, document);
      return undefined;
    }
    const misspelt = builtIn ? [] : checkPaths(template, this.bundle.schema);
    for (const problem of misspelt) this.add(problem, document);
    return misspelt.length > 0 ? undefined : { template, builtIn };
  }

  private add(problem: TemplateProblem, document?: SourceDocument): void {
    const { code, message, hint, pointer, on, range } = problem;
    this.problems.push({ code, message, hint, pointer, on, range, document });
  }
}
