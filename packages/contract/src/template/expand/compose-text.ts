// The value of a text in a template. A text that is one expression has the value of the expression. Otherwise its
// parts are joined.
import type { Budget } from '../cel/budget';
import { printNumberOrBoolean } from '../cel/call-function';
import { evaluate } from '../cel/evaluate';
import type { Expression } from '../cel/expression';
import { ExpressionError } from '../cel/expression-error';
import { joinHclText, type TextSegment } from './hcl-text';
import { placeLimit } from '../cel/place-limit';
import { printShort } from '../print-short';
import type { Evaluated, Scope } from '../cel/scope';
import type { TemplateText } from '../parse/template';
import { nameType, type Item } from '../cel/value';

export interface TextContext {
  readonly scope: Scope;
  readonly budget: Budget;
  /** Terraform reads expressions in texts: see `hcl-text.ts`. */
  readonly hcl: boolean;
}

/** One expression keeps the type of its value. */
export function composeText(text: TemplateText, context: TextContext): Evaluated {
  const [first] = text.parts;
  if (text.parts.length === 1 && first !== undefined && typeof first !== 'string') {
    return evaluate(first, context.scope, context.budget);
  }
  return { value: composePlainText(text, context) };
}

/** The value as text: for keys, paths and labels. */
export function composePlainText(text: TemplateText, context: TextContext): string {
  const span = { start: 0, end: text.text.length };
  return placeLimit(span, () => joinParts(text, context));
}

function joinParts({ parts, text }: TemplateText, context: TextContext): string {
  const evaluated = parts.map((part) =>
    typeof part === 'string' ? undefined : evaluate(part, context.scope, context.budget),
  );
  const segments = parts.map((part, index): TextSegment => {
    if (typeof part === 'string') return { text: part, literal: true };
    return { text: printPart(part, evaluated[index]!), literal: false };
  });
  context.budget.text(segments.reduce((length, segment) => length + segment.text.length, 0));
  if (!context.hcl) return segments.map((segment) => segment.text).join('');
  const joined = joinHclText(segments);
  if ('text' in joined) return joined.text;
  const unsafe = parts[joined.unsafe] as Expression;
  throw new ExpressionError(
    `The value of \`${text.slice(unsafe.start, unsafe.end)}\` ${shownText(evaluated[joined.unsafe]!)}would become part of an expression of Terraform.`,
    unsafe,
    'Accepted there: a name after a dot, a whole number, `true`, `false`, and any text between double quotes.',
  );
}

/** The text as a clause, unless it could be a secret: a text of the values, or one that an expression made. */
function shownText({ value, origin }: Evaluated): string {
  const isShown = origin !== undefined && !['values', 'secrets'].includes(origin.variable);
  return isShown ? `is ${printShort(value)}, which ` : '';
}

function printPart(part: Expression, item: Item): string {
  const { value } = item;
  const text = typeof value === 'string' ? value : printNumberOrBoolean(item);
  if (text !== undefined) return text;
  throw new ExpressionError(
    `The value is ${nameType(value)}; only a text, a number or a boolean can be part of a text.`,
    part,
    'To keep its type, make the expression the whole text.',
  );
}
