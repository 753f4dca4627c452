// Forms of patterns that RE2 refuses, or reads as something else than ECMAScript. The last is marked.

/** The properties of characters that both know by the same name. */
export const CATEGORIES =
  /^\\[pP]\{(?:Any|C|Cc|Cf|Co|Cs|L|Ll|Lm|Lo|Lt|Lu|M|Mc|Me|Mn|N|Nd|Nl|No|P|Pc|Pd|Pe|Pf|Pi|Po|Ps|S|Sc|Sk|Sm|So|Z|Zl|Zp|Zs)\}/;

export type FormRow = readonly [form: RegExp, what: string, isAccepted?: boolean];

const UNKNOWN_ESCAPE = 'an escape that RE2 does not know';
const OTHER_ESCAPE = 'an escape that means something else in RE2';

/** Parts outside and inside of classes. */
const ESCAPES: readonly FormRow[] = [
  [/^\\[pP](?:[A-Z]|\{\^?\w+\})/, OTHER_ESCAPE, true],
  [/^\\[pP](?:\{[^}]*\})?/, UNKNOWN_ESCAPE],
  [/^\\x\{[0-9A-Fa-f]+\}/, OTHER_ESCAPE, true],
  [/^\\x(?![0-9A-Fa-f]{2})/, UNKNOWN_ESCAPE],
  [/^\\a/, OTHER_ESCAPE, true],
  [/^\\u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]+\})?/, UNKNOWN_ESCAPE],
  [/^\\c[A-Za-z]?/, UNKNOWN_ESCAPE],
];
export const OUTSIDE: readonly FormRow[] = [
  [/^\(\?<?[=!]/, 'a look-around'],
  [/^\(\?<(?!\w+>)[^>]*>/, 'a name of a group that RE2 does not know'],
  [/^\\[1-9]\d*|^\\k(?:<[^>]*>)?/, 'a back-reference'],
  [/^\[\^?\]/, 'a class without characters'],
  [/^\\[AzQ]/, OTHER_ESCAPE, true],
  ...ESCAPES,
  [/^\\[^\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f0bBdDsSwWfnrtvx]/u, UNKNOWN_ESCAPE],
  [
    /^\{0\d+(?:,\d*)?\}|^\{\d+,0\d+\}/,
    'a repetition with leading zeros, which RE2 reads as text',
    true,
  ],
];
export const INSIDE: readonly FormRow[] = [
  [/^\\b/, 'a backspace, which RE2 does not know in a class'],
  [
    /^\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\](?=[^]*\])/,
    'a class within a class, which ECMAScript reads as characters',
    true,
  ],
  [/^\[:[^]{0,100}?:\]/, 'a class within a class'],
  ...ESCAPES,
  [/^\\(?![1-7][0-7])[^\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f0dDsSwWfnrtvx]/u, UNKNOWN_ESCAPE],
];
