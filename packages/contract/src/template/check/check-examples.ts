// Checks whether each example of an infrastructure contract gives the expected files.
import { PROVISIONER_LABEL } from '../../model/infrastructure-labels';
import { code, listed } from '../../diagnostics/words';
import { joinPointer, parsePointer, type Pointer } from '../../source/pointer';
import type { SourceDocument } from '../../source/source-document';
import { matchOutputs } from './match-outputs';
import { EXAMPLE_FOLDER, EXPECTED_ENDING, readExample, type ExampleProblem } from '../example-file';
import { expandTemplate, type ExpandedOutput } from '../expand/expand-template';
import type { InfrastructureBundle, InfrastructureProblem } from './infrastructure-problem';
import { parseRenderingFile } from './parse-rendering-file';
import { printShort, printShortPair } from '../print-short';
import { checkReservedKeys } from '../reserved-keys';
import type { Template } from '../parse/template';
import type { TemplateProblem } from '../template-problem';
import { originAt } from '../template-origins';
import { isMap } from '../cel/value';

/** The template that renders the claims of a contract. */
export interface OpenedTemplate {
  readonly template: Template;
  /** A built-in template has no places that users can see. */
  readonly builtIn: boolean;
}

/** Differences of one example that are reported with their values. */
const DIFFERENCE_LIMIT = 5;

export function checkExamples(
  bundle: InfrastructureBundle,
  opened: OpenedTemplate,
): InfrastructureProblem[] {
  return new ExampleChecker(bundle, opened).check();
}

class ExampleChecker {
  private readonly problems: InfrastructureProblem[] = [];

  constructor(
    private readonly bundle: InfrastructureBundle,
    private readonly opened: OpenedTemplate,
  ) {}

  check(): InfrastructureProblem[] {
    const names = this.bundle.namesIn(EXAMPLE_FOLDER);
    for (const name of names) {
      if (!/\.yaml$/.test(name) || name.endsWith(EXPECTED_ENDING)) continue;
      this.checkExample(`${EXAMPLE_FOLDER}/${name}`);
    }
    return this.problems;
  }

  private checkExample(path: string): void {
    const { template } = this.opened;
    const document = this.readDocument(path);
    if (!document) return;
    const read = readExample(document, this.bundle);
    if ('problems' in read) {
      for (const problem of read.problems) this.addProblem(problem, document);
      return;
    }
    const unfit = this.findUnfitValues(read.claim.values);
    if (unfit.length > 0) {
      for (const problem of unfit) this.addProblem(problem, document);
      return;
    }
    const expansion = expandTemplate(template, read.claim);
    if (expansion.problems) {
      for (const problem of expansion.problems) this.addFailure(problem, document);
      return;
    }
    const expectedPath = path.replace(/\.yaml$/, EXPECTED_ENDING);
    if (this.bundle.readFile(expectedPath).status !== 'read') {
      this.addProblem(
        {
          message: `The example has no expected output: \`${expectedPath}\` is not there.`,
          hint: 'Add the file: each output file is a key, and its document the value.',
          pointer: '',
        },
        document,
      );
      return;
    }
    const expected = this.readDocument(expectedPath);
    if (expected) this.compareOutputs(expected, expansion.outputs);
  }

  /** Values that no claim could have: the schema or the built-in template refuses them. */
  private findUnfitValues(values: Readonly<Record<string, unknown>>): ExampleProblem[] {
    const { findMisfits, labels, schema } = this.bundle;
    const misfits = findMisfits(values);
    const reserved =
      this.opened.builtIn && misfits.length === 0
        ? checkReservedKeys(String(labels[PROVISIONER_LABEL]), values, schema)
        : [];
    return [...misfits, ...reserved].map(({ pointer, on, message, hint }) => ({
      pointer: `/values${pointer}`,
      on,
      message,
      hint,
    }));
  }

  private compareOutputs(expected: SourceDocument, outputs: readonly ExpandedOutput[]): void {
    const wanted = isMap(expected.value) ? expected.value : {};
    const rendered = Object.fromEntries(outputs.map(({ file, document }) => [file, document]));
    const { renamed, differences } = matchOutputs(wanted, rendered);
    const hint = this.hintAtExpected(expected);
    if (renamed) {
      const { before, after } = renamed;
      const message = `The file is rendered as ${code(after)}; the expected output calls it ${code(before)}.`;
      this.addProblem({ message, hint, pointer: joinPointer('', before), on: 'key' }, expected);
    }
    const shown = differences.slice(0, DIFFERENCE_LIMIT);
    const rest = restInWords(differences.slice(DIFFERENCE_LIMIT));
    for (const [index, { pointer, before, after, file }] of shown.entries()) {
      const output = outputs.find((one) => one.file === file);
      this.problems.push({
        code: 'TEMPLATE_EXAMPLE_FAILED',
        document: expected,
        pointer,
        message:
          describeDifference(pointer, before, after) + (index === shown.length - 1 ? rest : ''),
        hint,
        related: output ? this.writtenAt(output, pointer) : [],
      });
    }
  }

  private hintAtExpected({ path }: SourceDocument): string {
    return this.opened.builtIn
      ? `Write the new output into \`${path}\`. If the change is not intended, take back the change of the labels or the values.`
      : 'Correct the template. If the change is intended, correct the expected output.';
  }

  /** The place in the template that writes a part of an output, where users can see the template. */
  private writtenAt(
    { sources }: ExpandedOutput,
    pointer: Pointer,
  ): NonNullable<InfrastructureProblem['related']> {
    const { template, builtIn } = this.opened;
    const [file] = parsePointer(pointer);
    const origin = originAt(sources, pointer.slice(joinPointer('', file!).length));
    if (origin?.in !== 'template' || builtIn) return [];
    const message = 'The template writes it here.';
    return [{ document: template.document, pointer: origin.pointer, message }];
  }

  private readDocument(path: string): SourceDocument | undefined {
    const file = this.bundle.readFile(path);
    if (file.status !== 'read' || !('text' in file)) return undefined;
    return parseRenderingFile(this.bundle, file, 'TEMPLATE_EXAMPLE_FAILED', this.problems);
  }

  private addProblem(problem: ExampleProblem, document: SourceDocument): void {
    this.problems.push({ code: 'TEMPLATE_EXAMPLE_FAILED', ...problem, document });
  }

  /** A template that fails with the values of an example. */
  private addFailure(problem: TemplateProblem, example: SourceDocument): void {
    const { template, builtIn } = this.opened;
    const { message, pointer, on, range, value, option } = problem;
    const hint = option === undefined ? problem.hint : hintAtOption(option);
    const base = { code: 'TEMPLATE_EXAMPLE_FAILED' as const, message, hint };
    const values = '/values';
    if (problem.in === 'labels') {
      if (problem.code === 'RENDER_LABEL_INVALID') return;
      this.problems.push({ ...base, pointer, on });
    } else if (problem.in !== 'template' || builtIn) {
      const place = problem.in === 'template' ? values + (value ?? '') : `/${problem.in}${pointer}`;
      this.problems.push({ ...base, document: example, pointer: place });
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

function hintAtOption(option: string): string {
  return `Add ${code(`options: {${option}: …}`)} to the example. It does not get the options of the plugin.`;
}

function describeDifference(pointer: Pointer, before: unknown, after: unknown): string {
  const place = placeInOutput(pointer);
  if (before === undefined)
    return `${place} is rendered as ${printShort(after)}; the expected output does not have it.`;
  if (after === undefined)
    return `${place} is expected to be ${printShort(before)}; the template does not write it.`;
  const [expected, written] = printShortPair(before, after);
  return `${place} is expected to be ${expected}; the template writes ${written}.`;
}

/** Ends the message of the last difference that is shown. */
function restInWords(rest: readonly { readonly pointer: Pointer }[]): string {
  if (rest.length === 0) return '';
  const places = listed(
    rest.map(({ pointer }) => placeInOutput(pointer)),
    'and',
  );
  return rest.length === 1
    ? ` 1 more place differs: ${places}.`
    : ` ${rest.length} more places differ: ${places}.`;
}

/** A pointer writes the slashes of a file name as `~1`, which a reader would have to undo. */
function placeInOutput(pointer: Pointer): string {
  const [file] = parsePointer(pointer);
  if (file === undefined) return 'The output';
  const inside = pointer.slice(joinPointer('', file).length);
  return inside === '' ? code(file) : `${code(inside)} of ${code(file)}`;
}
