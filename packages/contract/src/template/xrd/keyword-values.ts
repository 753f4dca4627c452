// The value that each keyword of a schema of Kubernetes takes.
import { code, shown } from '../../diagnostics/words';
import { isObject } from '../../source/mapping';
import { nameType, type Value } from '../cel/value';

interface Expected {
  readonly words: string;
  readonly isMet: (value: unknown) => boolean;
}

const TEXT: Expected = { words: 'a text', isMet: isText };
const FLAG: Expected = {
  words: '`true` or `false`',
  isMet: (value) => typeof value === 'boolean',
};
const NUMBER: Expected = { words: 'a number', isMet: (value) => typeof value === 'number' };
const COUNT: Expected = {
  words: 'a whole number from 0',
  isMet: (value) => Number.isInteger(value) && (value as number) >= 0,
};

const EXPECTED: ReadonlyMap<string, Expected> = new Map([
  ['title', TEXT],
  ['description', TEXT],
  ['pattern', TEXT],
  ['format', TEXT],
  ['minimum', NUMBER],
  ['maximum', NUMBER],
  ['multipleOf', NUMBER],
  ['minLength', COUNT],
  ['maxLength', COUNT],
  ['minItems', COUNT],
  ['maxItems', COUNT],
  ['minProperties', COUNT],
  ['maxProperties', COUNT],
  ['uniqueItems', FLAG],
  ['nullable', FLAG],
  ['exclusiveMinimum', FLAG],
  ['exclusiveMaximum', FLAG],
  ['x-kubernetes-preserve-unknown-fields', FLAG],
  ['x-kubernetes-int-or-string', FLAG],
  ['required', { words: 'a list of texts', isMet: isListOf(isText) }],
  ['enum', { words: 'a list of values', isMet: Array.isArray }],
]);

/** What is wrong with the value of a keyword; `undefined` where it fits. */
export function describeUnfit(keyword: string, value: unknown): string | undefined {
  const expected = EXPECTED.get(keyword);
  if (expected === undefined || expected.isMet(value)) return undefined;
  const seen = isObject(value) ? nameType(value as Value) : shown(value);
  return `${code(keyword)} must be ${expected.words}; this is ${seen}.`;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isListOf(isItem: (value: unknown) => boolean): Expected['isMet'] {
  return (value) => Array.isArray(value) && value.every(isItem);
}
