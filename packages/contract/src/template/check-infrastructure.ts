// Checks the rendering of an infrastructure contract from its own bundle: its labels, its template,
// and whether each example gives the expected files.
import { PROVISIONER_LABEL } from '../model/infrastructure-labels';
import type { ParsedSource } from '../source/parse-source';
import { joinPointer, parsePointer, type Pointer } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import { checkLabels, checkUnreadLabels } from './check-labels';
import { checkPaths } from './check-paths';
import type { Named } from './claim';
import { labelPointer } from './compute-variables';
import { differencesOf } from './compare-output';
import {
  EXAMPLE_FOLDER,
  EXPECTED_ENDING,
  readExample,
  type ExampleContract,
  type ExampleProblem,
} from './example-file';
import { expandTemplate, type ExpandedOutput } from './expand-template';
import { findTemplate, type ReadBundleFile } from './find-template';
import { originAt } from './template-origins';
import { parseTemplate } from './parse-template';
import { printShort } from './print-short';
import { checkReservedKeys, reservedProperties } from './reserved-keys';
import type { Template } from './template';
import type { TemplateCode, TemplateProblem } from './template-problem';
import { isMap } from './value';

interface InfrastructureBundle extends ExampleContract {
  readonly contract: Named;
  readFile: ReadBundleFile;
  /** Names of the files in a folder of the bundle. */
  namesIn(folder: string): readonly string[];
  parse(path: string, text: string): ParsedSource;
  /** The provisioning schema, parsed; `undefined` where it cannot be read. */
  readonly schema: unknown;
  /** How values of a claim do not fit the provisioning schema. */
  findMisfits(values: unknown): readonly Misfit[];
}

interface Misfit {
  readonly pointer: Pointer;
  readonly on: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
}

export type InfrastructureCode = TemplateCode | 'TEMPLATE_EXAMPLE_FAILED';

/** A problem in a document of the bundle. Without a document it is in the contract itself. */
export interface InfrastructureProblem {
  readonly code: InfrastructureCode;
  readonly document?: SourceDocument;
  readonly pointer: Pointer;
  readonly on?: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
  readonly range?: TemplateProblem['range'];
  /** The text cannot be parsed: it has no document. */
  readonly broken?: { readonly path: string; readonly problem: ParsedSource['problems'][number] };
  readonly related?: readonly {
    readonly document: SourceDocument;
    readonly pointer: Pointer;
    readonly message: string;
  }[];
}

/** Differences of one example that are reported. */
const DIFFERENCE_LIMIT = 5;

export function checkInfrastructure(bundle: InfrastructureBundle): InfrastructureProblem[] {
  return new InfrastructureChecker(bundle).check();
}

class InfrastructureChecker {
  private readonly problems: InfrastructureProblem[] = [];
  /** A built-in template has no places that users can see. */
  private builtIn = false;

  constructor(private readonly bundle: InfrastructureBundle) {}

  check(): InfrastructureProblem[] {
    const { labels } = this.bundle;
    const template = this.template();
    for (const problem of checkLabels(labels, template)) this.add(problem);
    if (template && this.builtIn) {
      for (const problem of checkUnreadLabels(labels)) this.add(problem);
      this.reservedProperties();
    }
    if (template) this.examples(template);
    return this.problems;
  }

  private reservedProperties(): void {
    const [first, ...others] = reservedProperties(this.provisioner(), this.bundle.schema);
    if (first === undefined) return;
    const names = [first, ...others].map((name) => `\`${name}\``).join(', ');
    this.problems.push({
      code: 'TEMPLATE_INVALID',
      pointer: labelPointer(PROVISIONER_LABEL),
      message: `The provisioning schema declares ${names}, which Terraform reads as an argument of the module block itself. A claim that sets it cannot be rendered.`,
      hint: 'Give the input another name in the module and in the schema.',
    });
  }

  private template(): Template | undefined {
    const search = findTemplate(this.bundle.labels, (path) => this.bundle.readFile(path));
    if ('problem' in search) {
      // A provisioner that is not a text is reported with the other labels.
      if (search.problem.code === 'PROVISIONER_UNKNOWN') this.add(search.problem);
      return undefined;
    }
    const { path, text, builtIn } = search.found;
    this.builtIn = builtIn;
    const document = this.parse(path, text, 'TEMPLATE_INVALID');
    if (!document) return undefined;
    const { template, problems } = parseTemplate(document);
    if (!template) {
      for (const problem of problems) this.add(problem, document);
      return undefined;
    }
    const misspelt = builtIn ? [] : checkPaths(template, this.bundle.schema);
    for (const problem of misspelt) this.add(problem, document);
    return misspelt.length > 0 ? undefined : template;
  }

  private examples(template: Template): void {
    const names = this.bundle.namesIn(EXAMPLE_FOLDER);
    for (const name of names) {
      if (!/\.yaml$/.test(name) || name.endsWith(EXPECTED_ENDING)) continue;
      this.example(`${EXAMPLE_FOLDER}/${name}`, template);
    }
  }

  private example(path: string, template: Template): void {
    const document = this.read(path);
    if (!document) return;
    const read = readExample(document, this.bundle);
    if ('problems' in read) {
      for (const problem of read.problems) this.addExample(problem, document);
      return;
    }
    const unfit = this.unfitValues(read.claim.values);
    if (unfit.length > 0) {
      for (const problem of unfit) this.addExample(problem, document);
      return;
    }
    const expansion = expandTemplate(template, read.claim);
    if (expansion.problems) {
      for (const problem of expansion.problems) this.addFailure(problem, template, document);
      return;
    }
    const expectedPath = path.replace(/\.yaml$/, EXPECTED_ENDING);
    if (this.bundle.readFile(expectedPath).status !== 'read') {
      this.addExample(
        {
          message: `The example has no expected output: \`${expectedPath}\` is not there.`,
          hint: 'Add the file: each output file is a key, and its document the value.',
          pointer: '',
        },
        document,
      );
      return;
    }
    const expected = this.read(expectedPath);
    if (expected) this.compare(expected, expansion.outputs, template);
  }

  /** Values that no claim could have: the schema or the built-in template refuses them. */
  private unfitValues(values: Readonly<Record<string, unknown>>): ExampleProblem[] {
    const { findMisfits, schema } = this.bundle;
    const misfits = findMisfits(values);
    const reserved =
      this.builtIn && misfits.length === 0
        ? checkReservedKeys(this.provisioner(), values, schema)
        : [];
    return [...misfits, ...reserved].map(({ pointer, on, message, hint }) => ({
      pointer: `/values${pointer}`,
      on,
      message,
      hint,
    }));
  }

  private provisioner(): string {
    return String(this.bundle.labels[PROVISIONER_LABEL]);
  }

  private compare(
    expected: SourceDocument,
    outputs: readonly ExpandedOutput[],
    template: Template,
  ): void {
    const wanted = isMap(expected.value) ? expected.value : {};
    const rendered = Object.fromEntries(outputs.map(({ file, document }) => [file, document]));
    const found = [...differencesOf(wanted, rendered)];
    for (const { pointer, before, after } of found.slice(0, DIFFERENCE_LIMIT)) {
      const output = outputs.find(({ file }) => file === parsePointer(pointer)[0]);
      const inside = output && pointer.slice(joinPointer('', output.file).length);
      const origin = output && originAt(output.sources, inside!);
      this.problems.push({
        code: 'TEMPLATE_EXAMPLE_FAILED',
        document: expected,
        pointer,
        message: describeDifference(pointer, before, after),
        hint: this.builtIn
          ? `Write the new output into \`${expected.path}\`. If the change is not intended, take back the change of the labels or the values.`
          : 'Correct the template. If the change is intended, correct the expected output.',
        related:
          origin?.in === 'template' && !this.builtIn
            ? [
                {
                  document: template.document,
                  pointer: origin.pointer,
                  message: 'The template writes it here.',
                },
              ]
            : [],
      });
    }
  }

  private read(path: string): SourceDocument | undefined {
    const file = this.bundle.readFile(path);
    if (file.status !== 'read' || !('text' in file)) return undefined;
    return this.parse(file.path, file.text, 'TEMPLATE_EXAMPLE_FAILED');
  }

  private parse(path: string, text: string, code: InfrastructureCode): SourceDocument | undefined {
    const { document, problems, source } = this.bundle.parse(path, text);
    for (const problem of problems) {
      const [line = ''] = source.lines(problem.range.start.line, problem.range.start.line);
      this.problems.push({
        code,
        pointer: '',
        message: problem.message,
        hint: line.includes('${')
          ? 'Quote a text with an expression that holds `: `, ` #` or quotes, or write it below `>-`.'
          : problem.hint,
        broken: { path, problem },
      });
    }
    return document;
  }

  private addExample(problem: ExampleProblem, document: SourceDocument): void {
    this.problems.push({ code: 'TEMPLATE_EXAMPLE_FAILED', ...problem, document });
  }

  private add(problem: TemplateProblem, document?: SourceDocument): void {
    const { code, message, hint, pointer, on, range } = problem;
    this.problems.push({ code, message, hint, pointer, on, range, document });
  }

  /** A template that fails with the values of an example. */
  private addFailure(problem: TemplateProblem, template: Template, example: SourceDocument): void {
    const { message, hint, pointer, on, range, value } = problem;
    const base = { code: 'TEMPLATE_EXAMPLE_FAILED' as const, message, hint };
    const values = '/values';
    if (problem.in === 'labels') {
      if (problem.code === 'RENDER_LABEL_INVALID') return;
      this.problems.push({ ...base, pointer, on });
    } else if (problem.in === 'values' || this.builtIn) {
      const place = problem.in === 'values' ? pointer : (value ?? '');
      this.problems.push({ ...base, document: example, pointer: values + place });
    } else {
      this.problems.push({
        ...base,
        document: template.document,
        pointer,
        on,
        range,
        related: [
          {
            document: example,
            pointer: values + (value ?? ''),
            message: 'The example gives these values.',
          },
        ],
      });
    }
  }
}

function describeDifference(pointer: Pointer, before: unknown, after: unknown): string {
  const place = pointer === '' ? 'The output' : `\`${pointer}\``;
  if (before === undefined)
    return `${place} is rendered as ${printShort(after)}; the expected output does not have it.`;
  if (after === undefined)
    return `${place} is expected to be ${printShort(before)}; the template does not write it.`;
  return `${place} is expected to be ${printShort(before)}; the template writes ${printShort(after)}.`;
}
