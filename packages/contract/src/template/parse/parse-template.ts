// Parses a template file. Finds all of its problems in one pass, each with its place.
import { codeList, didYouMean } from '../../diagnostics/words';
import { findUnknownKeys } from '../../schema-check/unknown-keys';
import { joinPointer, type Pointer } from '../../source/pointer';
import type { SourceDocument } from '../../source/source-document';
import { parseNode } from './parse-node';
import { parseLoopHead, parseWholeExpression } from './parse-loop';
import { parseText, type TemplateFile } from './parse-text';
import { printShort } from '../print-short';
import { RENDER_VERSION, type Template, type TemplateOutput, type TemplateText } from './template';
import { PROBLEM_LIMIT, type TemplateProblem } from '../template-problem';
import { isMap, nameType, type ValueMap } from '../cel/value';
import { VARIABLE_NAMES } from '../variables';
import { visitExpression, visitTexts } from './visit-expressions';

type ParsedTemplate =
  | { readonly template: Template; readonly problems?: undefined }
  | { readonly template?: undefined; readonly problems: readonly TemplateProblem[] };

const FILE_KEYS = ['renderVersion', 'requires', 'outputs'];
const REQUIRE_KEYS = ['labels', 'options'];
const OUTPUT_KEYS = ['file', 'if', 'each', 'as', 'document'];

export function parseTemplate(document: SourceDocument): ParsedTemplate {
  const parser = new TemplateParser(document);
  const parsed = parser.parse(document.value);
  if (parser.problems.length > 0) return { problems: parser.problems.slice(0, PROBLEM_LIMIT) };
  const uses = new Set<string>();
  visitTexts(parsed, ({ parts }) => {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      visitExpression(part, (found) => {
        if (found.kind === 'variable') uses.add(found.name);
      });
    }
  });
  return { template: { ...parsed, uses } };
}

class TemplateParser implements TemplateFile {
  readonly problems: TemplateProblem[] = [];

  constructor(readonly document: SourceDocument) {}

  parse(value: unknown): Omit<Template, 'uses'> {
    const empty = { document: this.document, requiredLabels: [], requiredOptions: [], outputs: [] };
    if (!this.expectMap(value, '', 'A template')) return empty;
    this.refuseUnknown(value, '', FILE_KEYS);
    if (value.renderVersion === undefined)
      this.missing('', 'renderVersion', `\`${RENDER_VERSION}\``);
    else if (value.renderVersion !== RENDER_VERSION) {
      const { renderVersion: seen } = value;
      this.refuse(
        '/renderVersion',
        `The \`renderVersion\` is ${typeof seen === 'string' ? 'the text ' : ''}${printShort(seen)}; this version of the plugin reads \`${RENDER_VERSION}\`.`,
        `Write \`renderVersion: ${RENDER_VERSION}\`.`,
      );
    }
    return {
      ...empty,
      ...this.requires(value.requires),
      outputs: this.outputs(value.outputs),
    };
  }

  private requires(value: unknown): Pick<Template, 'requiredLabels' | 'requiredOptions'> {
    if (value === undefined) return { requiredLabels: [], requiredOptions: [] };
    if (!this.expectMap(value, '/requires', '`requires`')) {
      return { requiredLabels: [], requiredOptions: [] };
    }
    this.refuseUnknown(value, '/requires', REQUIRE_KEYS);
    return {
      requiredLabels: this.names(value.labels, '/requires/labels'),
      requiredOptions: this.names(value.options, '/requires/options'),
    };
  }

  private names(value: unknown, pointer: Pointer): string[] {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.refuse(
      pointer,
      'This is not a list of names.',
      'Write a list such as `[platform/claim-kind]`.',
    );
    return [];
  }

  private outputs(value: unknown): TemplateOutput[] {
    if (value === undefined) {
      this.missing('', 'outputs', 'a list of outputs');
      return [];
    }
    if (!Array.isArray(value)) {
      this.refuse(
        '/outputs',
        `\`outputs\` is ${nameType(value)}; it must be a list.`,
        'Begin each output with `- file:`.',
      );
      return [];
    }
    return value.flatMap((output: unknown, index) => {
      const pointer = joinPointer('/outputs', index);
      return this.expectMap(output, pointer, 'An output') ? [this.output(output, pointer)] : [];
    });
  }

  private output(value: ValueMap, pointer: Pointer): TemplateOutput {
    this.refuseUnknown(value, pointer, OUTPUT_KEYS);
    const loop = this.loop(value, pointer);
    const variables = loop ? new Set([...VARIABLE_NAMES, loop.as]) : VARIABLE_NAMES;
    for (const key of ['file', 'document']) {
      if (value[key] === undefined) {
        this.missing(pointer, key, key === 'file' ? 'a path' : 'what the file holds');
      }
    }
    const { file, if: condition } = value;
    if (file !== undefined && typeof file !== 'string') {
      this.refuse(
        joinPointer(pointer, 'file'),
        `\`file\` is ${nameType(file)}; it must be a path.`,
      );
    }
    return {
      pointer,
      file: this.text(
        typeof file === 'string' ? file : '',
        joinPointer(pointer, 'file'),
        variables,
      ),
      ...(condition !== undefined && {
        condition: this.expression(condition, joinPointer(pointer, 'if'), variables),
      }),
      ...(loop && { loop }),
      document: parseNode(this, value.document, joinPointer(pointer, 'document'), variables),
    };
  }

  private loop(value: ValueMap, pointer: Pointer): TemplateOutput['loop'] {
    if (value.each === undefined && value.as === undefined) return undefined;
    return parseLoopHead(this, { value, pointer, keys: ['each', 'as'] }, VARIABLE_NAMES);
  }

  private text(text: string, pointer: Pointer, variables: ReadonlySet<string>): TemplateText {
    return parseText(this, { text, pointer, on: 'value' }, variables);
  }

  private expression(
    value: unknown,
    pointer: Pointer,
    variables: ReadonlySet<string>,
  ): TemplateText {
    return parseWholeExpression(this, value, pointer, variables);
  }

  private expectMap(value: unknown, pointer: Pointer, what: string): value is ValueMap {
    if (isMap(value)) return true;
    this.refuse(pointer, `${what} must be a map; this is ${nameType(value)}.`);
    return false;
  }

  private refuseUnknown(value: ValueMap, pointer: Pointer, known: readonly string[]): void {
    for (const { key, meant } of findUnknownKeys(value, known)) {
      this.problems.push({
        code: 'TEMPLATE_INVALID',
        message: `The key \`${key}\` is not accepted here.`,
        hint: didYouMean(meant) ?? `Accepted: ${codeList(known)}.`,
        in: 'template',
        pointer: joinPointer(pointer, key),
        on: 'key',
      });
    }
  }

  private missing(pointer: Pointer, key: string, what: string): void {
    this.problems.push({
      code: 'TEMPLATE_INVALID',
      message: `The key \`${key}\` is missing.`,
      hint: `Add \`${key}\`: ${what}.`,
      in: 'template',
      pointer,
      on: 'key',
    });
  }

  private refuse(pointer: Pointer, message: string, hint?: string): void {
    this.problems.push({ code: 'TEMPLATE_INVALID', message, hint, in: 'template', pointer });
  }
}
