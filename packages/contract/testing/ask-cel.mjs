// Reads `{expression, variables}` pairs as JSON from standard input; writes, for each, what the CEL library
// answers: `{value}` or `{error}`. Integers are CEL ints on the way in and plain numbers on the way out.
import { readFileSync } from 'node:fs';
import { Environment } from '@marcbachmann/cel-js';

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
});
environment.registerFunction('string.replace(string, string): string', (text, from, to) =>
  text.split(from).join(to),
);

const toCel = (value) => {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(toCel);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toCel(item)]));
};

const fromCel = (value) => {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(fromCel);
  if (value === null || typeof value !== 'object') return value;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [key, fromCel(item)]));
};

const answers = JSON.parse(readFileSync(0, 'utf8')).map(({ expression, variables }) => {
  try {
    return { value: fromCel(environment.evaluate(expression, toCel(variables))) };
  } catch (error) {
    return { error: error.message.split('\n')[0] };
  }
});
process.stdout.write(JSON.stringify(answers));
