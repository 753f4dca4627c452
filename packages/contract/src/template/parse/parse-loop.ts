import { joinPointer, type Pointer } from '../../source/pointer';
import { isOneExpression, parseText, type TemplateFile } from './parse-text';
import type { TemplateText } from './template';
import { nameType, type ValueMap } from '../cel/value';

/** A text that is one expression and nothing else, such as a condition. */
export function parseWholeExpression(
  file: TemplateFile,
  value: unknown,
  pointer: Pointer,
  variables: ReadonlySet<string>,
): TemplateText {
  const { problems } = file;
  const before = problems.length;
  const place = { text: typeof value === 'string' ? value : '', pointer, on: 'value' as const };
  const text = parseText(file, place, variables);
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

/** A map that holds a loop, and its place. The keys of the loop are `$each` and `$as`, or `each` and `as`. */
interface LoopMap {
  readonly value: ValueMap;
  readonly pointer: Pointer;
  readonly keys: readonly [each: string, as: string];
}

/** The list of a loop and the name of its variable: `''` where it has none. */
export function parseLoopHead(
  file: TemplateFile,
  { value, pointer, keys: [eachKey, asKey] }: LoopMap,
  variables: ReadonlySet<string>,
): { each: TemplateText; as: string } {
  const refuse = (at: Pointer, message: string, hint: string): void => {
    file.problems.push({ code: 'TEMPLATE_INVALID', message, hint, in: 'template', pointer: at });
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
      : parseWholeExpression(file, value[eachKey], joinPointer(pointer, eachKey), variables);
  return { each, as: typeof as === 'string' ? as : '' };
}
