// Computes the documents of a claim from its template. It reads no file, clock or network.
import type { Pointer } from '../../source/pointer';
import { Budget, OUTPUT_LIMIT } from '../cel/budget';
import { unfitLabels } from './check-labels';
import { checkObject } from './check-object';
import type { Claim, SecretKey } from '../claim';
import { computeVariables } from './compute-variables';
import { ExpansionError, failed, NodeExpander } from './expand-node';
import { holdsHcl } from './hcl-text';
import type { TemplateOrigin } from '../template-origins';
import { outputPathDefect } from './output-path';
import { LimitError } from '../cel/place-limit';
import type { Scope } from '../cel/scope';
import type { Template, TemplateOutput } from '../parse/template';
import { PROBLEM_LIMIT, type TemplateProblem } from '../template-problem';
import { describeExpressionError } from '../parse/text-place';
import { hasKey, isMap, nameType, OMIT } from '../cel/value';

export interface ExpandedOutput {
  /** Relative to the folder of the environment. */
  readonly file: string;
  /** A map or a list. */
  readonly document: unknown;
  /** By place in `document`; see `originAt`. */
  readonly sources: ReadonlyMap<Pointer, TemplateOrigin>;
  /** Place of the output in the template. */
  readonly pointer: Pointer;
}

export interface Expanded {
  readonly outputs: readonly ExpandedOutput[];
  /** The computed name of the claim. */
  readonly name: string;
  /** The keys of a secret store that the template asked for. */
  readonly secrets: readonly SecretKey[];
  readonly problems?: undefined;
}

export type Expansion = Expanded | { readonly problems: readonly TemplateProblem[] };

/** Work is counted in `budget`; a test may pass one to read what was used. */
export function expandTemplate(template: Template, claim: Claim, budget = new Budget()): Expansion {
  const unfit = [...unfitLabels(claim.labels, template), ...missingOptions(template, claim)];
  if (unfit.length > 0) return { problems: unfit };
  const computed = computeVariables(claim, template.uses, budget);
  if ('problems' in computed) return computed;
  const { scope, name, secrets } = computed.claim;
  const expander = new TemplateExpander(template, budget);
  for (const output of template.outputs) {
    if (expander.isOver) break;
    expander.addOutput(output, scope);
  }
  const { problems, outputs } = expander;
  return problems.length > 0
    ? { problems: problems.slice(0, PROBLEM_LIMIT) }
    : { outputs, name, secrets };
}

/** Options that the template requires and the plugin does not set. */
function missingOptions({ requiredOptions }: Template, { options }: Claim): TemplateProblem[] {
  return requiredOptions.flatMap((option, index) =>
    hasKey(options, option)
      ? []
      : [
          {
            code: 'TEMPLATE_FAILED' as const,
            message: `The option \`${option}\` is missing; the template requires it.`,
            hint: `Set \`render.options.${option}\` of the plugin in \`nx.json\`.`,
            in: 'template' as const,
            pointer: `/requires/options/${index}`,
            option,
          },
        ],
  );
}

class TemplateExpander {
  readonly problems: TemplateProblem[] = [];
  readonly outputs: ExpandedOutput[] = [];
  private readonly files = new Set<string>();
  private reachedLimit = false;

  constructor(
    private readonly template: Template,
    private readonly budget: Budget,
  ) {}

  /** Whether further outputs would only repeat problems that are reported already. */
  get isOver(): boolean {
    return this.reachedLimit || this.problems.length >= PROBLEM_LIMIT;
  }

  addOutput(output: TemplateOutput, scope: Scope): void {
    try {
      const { loop } = output;
      if (!loop) return this.addFile(output, scope);
      const elements = new NodeExpander(this.budget, false).elements(loop, scope);
      for (const inner of elements) this.addFile(output, inner);
    } catch (error) {
      if (!(error instanceof ExpansionError)) throw error;
      this.reachedLimit ||= error.error instanceof LimitError;
      this.problems.push(
        describeExpressionError('TEMPLATE_FAILED', this.template.document, error.text, error.error),
      );
    }
  }

  private addFile(output: TemplateOutput, scope: Scope): void {
    const plain = new NodeExpander(this.budget, false);
    if (output.condition && !plain.isTrue(output.condition, scope)) return;
    const file = plain.plainText(output.file, scope);
    const defect = outputPathDefect(file);
    if (defect !== undefined) {
      throw failed(
        output.file,
        `The path \`${file}\` ${defect}.`,
        'Write a relative path such as `claims/${name}.yaml`.',
      );
    }
    this.budget.beginOutput();
    const expander = new NodeExpander(this.budget, holdsHcl(file));
    const { value: document } = expander.expand(output.document, scope, '');
    if (document === OMIT) return;
    if (!isMap(document) && !Array.isArray(document)) {
      throw failed(
        { ...output.file, pointer: output.document.pointer, text: '' },
        `The document is ${nameType(document)}; a file holds a map or a list.`,
      );
    }
    this.refuseTwin(output, file);
    if (this.outputs.length >= OUTPUT_LIMIT) {
      this.reachedLimit = true;
      throw failed(
        output.file,
        `The template writes more than ${OUTPUT_LIMIT} files.`,
        'Put several items into one file.',
      );
    }
    this.problems.push(...checkObject(document, expander.sources));
    this.outputs.push({ file, document, sources: expander.sources, pointer: output.pointer });
  }

  private refuseTwin(output: TemplateOutput, file: string): void {
    // On some systems, two names that differ only in case are the same file.
    const key = file.toLowerCase();
    if (!this.files.has(key)) {
      this.files.add(key);
      return;
    }
    this.problems.push({
      code: 'RENDER_DUPLICATE_OUTPUT',
      message: `The template writes the file \`${file}\` twice.`,
      hint: 'Add a part to the path that differs, such as `${database.name}`.',
      in: 'template',
      pointer: output.file.pointer,
    });
  }
}
