// The expressions of templates: a subset of CEL (Common Expression Language). Offsets count UTF-16 code
// units in the text around the expression, so a problem can name its exact place.

export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export type BinaryOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '&&' | '||' | '+';

export type Expression = Span &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'field'; readonly of: Expression; readonly name: string }
    | { readonly kind: 'index'; readonly of: Expression; readonly index: Expression }
    | { readonly kind: 'not'; readonly operand: Expression }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'choice';
        readonly condition: Expression;
        readonly then: Expression;
        readonly else: Expression;
      }
    /** The receiver of `text.startsWith("a")` is the first argument. */
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly args: readonly Expression[];
      }
  );

/** Longest text of one expression, in UTF-16 code units. */
export const EXPRESSION_LENGTH_LIMIT = 2000;
/** Deepest nesting of one expression. */
export const EXPRESSION_DEPTH_LIMIT = 32;
