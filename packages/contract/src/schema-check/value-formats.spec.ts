import { parseJson } from '../source/json/parse-json';
import { createSchemaStore, isSchemaDefect } from './schema-store';

describe('formats', () => {
  const store = createSchemaStore();
  const isValid = (format: string, value: unknown): boolean => {
    const schema = store.compile({ format });
    if (isSchemaDefect(schema)) throw new Error(schema.message);
    return schema.check(value).length === 0;
  };

  it.each([
    ['0 */6 * * *', true],
    ['*/15 9-17 * * MON-FRI', true],
    ['0 0 1,15 * 1', true],
    ['@hourly', true],
    ['@daily', true],
    ['@weekly', true],
    ['@monthly', true],
    ['@yearly', true],
    [' 0 0 * * * ', true],
    ['0 */6 * *', false],
    ['0 0 */6 * * *', false],
    ['60 * * * *', false],
    ['* 24 * * *', false],
    ['* * * 13 *', false],
    ['@sometimes', false],
    ['@reboot', false],
    ['2026-01-01T00:00:00', false],
    ['every hour', false],
    ['', false],
    ['1'.repeat(100_000), false],
    [6, true],
  ])('cron %j: %s', (value, expected) => {
    expect(isValid('cron', value)).toBe(expected);
  });

  it.each([
    ['date', '2026-02-28', true],
    ['date', '2026-02-30', false],
    ['ipv4', '10.0.0.1', true],
    ['ipv4', '10.0.0.256', false],
    ['uri', 'https://example.com/', true],
    ['uri', 'example', false],
    ['an-unknown-format', 'anything', true],
  ])('%s %j: %s', (format, value, expected) => {
    expect(isValid(format, value)).toBe(expected);
  });

  it.each([
    ['int32', '2147483647', true],
    ['int32', '-2147483648.0', true],
    ['int32', '2147483648', false],
    ['int32', '9007199254740993', false],
    ['int32', '1.5', false],
    ['int64', '9223372036854775807', true],
    ['int64', '-9223372036854775808', true],
    ['int64', '9223372036854775808', false],
    ['int64', '-9223372036854775809', false],
    ['int64', '1e30', false],
    ['int64', '1e400', false],
    ['int64', '1.5', false],
    ['int64', '"1.5"', true],
    ['double', '1e400', true],
  ])('%s %s: %s', (format, value, expected) => {
    const schema = store.compile({ items: { format } });
    if (isSchemaDefect(schema)) throw new Error(schema.message);
    expect(schema.check(parseJson(`[${value}]`)).length === 0).toBe(expected);
  });
});
