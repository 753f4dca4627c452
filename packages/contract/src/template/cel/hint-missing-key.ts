import type { Expression } from './expression';

/**
 * A path that a hint can repeat. It has no call and no parentheses, because they may belong to the
 * text around it.
 */
const PATH = /^[A-Za-z_]\w*(?:\.\w+|\[[^\][()]*\])*$/;

/** Keys that are read from the missing key. A method is not one of them. */
const KEYS_BELOW = /^(?:\.[A-Za-z_]\w*\b(?!\s*\())*/;

const DEFAULT = '[]';

/** A test that an author can copy into `text`, the text around the expression. */
export function hintMissingKey(
  expression: Expression & { kind: 'field' | 'index' },
  text: string,
): string {
  const path = text.slice(expression.start, expression.end);
  if (!PATH.test(path)) {
    return `Test it first with \`${expression.kind === 'field' ? 'has()' : '"key" in map'}\`.`;
  }
  const [below] = KEYS_BELOW.exec(text.slice(expression.end))!;
  const choice = `${testOf(expression, text, path)} ? ${path}${below} : ${DEFAULT}`;
  const isWhole =
    text.slice(0, expression.start).trimEnd().endsWith('${') &&
    text
      .slice(expression.end + below.length)
      .trimStart()
      .startsWith('}');
  return `Test it first: \`${isWhole ? choice : `(${choice})`}\`. Write your default in place of \`${DEFAULT}\`.`;
}

function testOf(
  expression: Expression & { kind: 'field' | 'index' },
  text: string,
  path: string,
): string {
  if (expression.kind === 'field') return `has(${path})`;
  const { index, of } = expression;
  return `${text.slice(index.start, index.end)} in ${text.slice(of.start, of.end)}`;
}
