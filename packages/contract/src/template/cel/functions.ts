/** What a call of a function looks like; the evaluator knows what it does. */
interface FunctionForm {
  /** As the docs show it. */
  readonly usage: string;
  readonly purpose: string;
  /** `size(x)` is a function, `x.startsWith(y)` a method; `size` may be called both ways. */
  readonly call: 'function' | 'method' | 'both';
  /** Numbers of arguments, the receiver of a method among them. */
  readonly arity: readonly number[];
}

export const FUNCTIONS = {
  has: {
    usage: 'has(values.backups)',
    purpose: 'Whether a map has a key. The map itself must be there.',
    call: 'function',
    arity: [1],
  },
  size: {
    usage: 'size(values.databases)',
    purpose: 'How many characters a text, items a list, or keys a map has.',
    call: 'both',
    arity: [1],
  },
  string: {
    usage: 'string(values.instances)',
    purpose: 'The text of a number, a boolean or a text.',
    call: 'function',
    arity: [1],
  },
  startsWith: {
    usage: 'name.startsWith("my-")',
    purpose: 'Whether a text begins with another.',
    call: 'method',
    arity: [2],
  },
  endsWith: {
    usage: 'name.endsWith("-db")',
    purpose: 'Whether a text ends with another.',
    call: 'method',
    arity: [2],
  },
  contains: {
    usage: 'name.contains("db")',
    purpose: 'Whether a text has another inside.',
    call: 'method',
    arity: [2],
  },
  lowerAscii: {
    usage: 'values.tier.lowerAscii()',
    purpose: 'The text with `A` to `Z` in lower case.',
    call: 'method',
    arity: [1],
  },
  replace: {
    usage: 'name.replace("-", "_")',
    purpose: 'The text with every occurrence of a text replaced.',
    call: 'method',
    arity: [3],
  },
  join: {
    usage: 'values.zones.join(",")',
    purpose: 'The texts of a list as one text, with a separator between them.',
    call: 'method',
    arity: [1, 2],
  },
  entries: {
    usage: 'entries(values.tags)',
    purpose: 'A list with one `{key, value}` for each key of a map, in the order of the map.',
    call: 'function',
    arity: [1],
  },
  omit: {
    usage: 'omit()',
    purpose: 'Leaves out the key or the list item that the expression is the value of.',
    call: 'function',
    arity: [0],
  },
} as const satisfies Readonly<Record<string, FunctionForm>>;

export type FunctionName = keyof typeof FUNCTIONS;

export function formOf(name: string): FunctionForm | undefined {
  return Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name as FunctionName] : undefined;
}
