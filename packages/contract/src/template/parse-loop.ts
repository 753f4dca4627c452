import { joinPointer, type Pointer } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import { isOneExpression, parseText } from './parse-text';
import type { TemplateText } from './template';
import type { TemplateProblem } from './template-problem';
import { nameType, type ValueMap } from './value';

/** A text that is one expression and nothing else, such as a condition. */
export function parseWholeExpression(
  document: SourceDocument,
  value: unknown,
  pointer: Pointer,
  variables: ReadonlySet<string>,
  problems: TemplateProblem[],
): TemplateText {
  const before = problems.length;
  const text = parseText(
    document,
    { text: typeof value === 'string' ? value : '', pointer, on: 'value' },
    variables,
    problems,
  );
  if (problems.length === before && !isOneExpression(text)) {
    problems.push({
      code: 'TEMPLATE_INVALID',
      message: `This must be one expression; it is ${typeof value === 'string' ? 'another text' : nameType(value)}.`,
      hint: 'Write `${…}` and nothing before or after it.',
      in: 'template',
      pointer,
    });
  }
  return text;
}

const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const RESERVED: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package return var void while'.split(
    ' ',
  ),
);

/** The list of a loop and the name of its variable. */
export function parseLoopHead(
  document: SourceDocument,
  value: ValueMap,
  pointer: Pointer,
  [eachKey, asKey]: readonly [string, string],
  variables: ReadonlySet<string>,
  problems: TemplateProblem[],
): { each: TemplateText; as: string } {
  const refuse = (at: Pointer, message: string, hint: string): void => {
    problems.push({ code: 'TEMPLATE_INVALID', message, hint, in: 'template', pointer: at });
  };
  for (const key of [eachKey, asKey]) {
    if (value[key] === undefined) {
      refuse(
        pointer,
        `The key \`${key}\` is missing.`,
        `A loop has both \`${eachKey}\` and \`${asKey}\`.`,
      );
    }
  }
  const as = value[asKey];
  const asPointer = joinPointer(pointer, asKey);
  if (as !== undefined) {
    if (typeof as !== 'string' || !VARIABLE_NAME.test(as) || RESERVED.has(as)) {
      refuse(
        asPointer,
        `\`${asKey}\` is not the name of a variable.`,
        'Use letters, digits and `_`, and no word that CEL reserves.',
      );
    } else if (variables.has(as)) {
      refuse(asPointer, `The variable \`${as}\` already exists.`, 'Use another name.');
    }
  }
  const each =
    value[eachKey] === undefined
      ? { pointer, on: 'value' as const, text: '', parts: [] }
      : parseWholeExpression(
          document,
          value[eachKey],
          joinPointer(pointer, eachKey),
          variables,
          problems,
        );
  return { each, as: typeof as === 'string' ? as : '' };
}
