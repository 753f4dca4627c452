// The paths of the hand-written page are those that the product gives.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILIES } from '../../testing/diff-cases/families';
import { body, get, ok, openapi, query } from '../../testing/openapi-documents';
import { object, text } from '../../testing/schema-pair-cases';

const PAGE = readFileSync(join(__dirname, '../../../pacto/docs/differences.md'), 'utf8');
const INTEGER = { type: 'integer' };
const proto = (name: string) => `syntax = "proto3";\npackage ${name};`;

const CASES: Readonly<Record<string, readonly [family: string, base: unknown, head: unknown]>> = {
  'a schema gets `additionalProperties`': [
    'configuration',
    object({ a: text }),
    object({ a: text }, { additionalProperties: false }),
  ],
  'a schema gets a `title`': [
    'configuration',
    object({ a: text }),
    object({ a: text }, { title: 'T' }),
  ],
  'an enum loses the value `debug`': [
    'configuration',
    object({ a: { enum: ['debug', 'info'] } }),
    object({ a: { enum: ['info'] } }),
  ],
  'the schema of a parameter changes': [
    'openapi',
    openapi(get({ parameters: [query('a')] })),
    openapi(get({ parameters: [query('a', { schema: INTEGER })] })),
  ],
  'a property of a request body changes': [
    'openapi',
    openapi(body(object({ a: text }))),
    openapi(body(object({ a: INTEGER }))),
  ],
  'the schema of a response changes': [
    'openapi',
    openapi(get({ responses: ok(text) })),
    openapi(get({ responses: ok(INTEGER) })),
  ],
  'a protobuf package changes': ['protobuf', proto('a'), proto('b')],
};

const rows = PAGE.split('\n## Paths of changes\n')[1]!
  .split('\n## ')[0]!
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );

describe('the page of differences', () => {
  test.each(rows)('%s: %s, %s', (what, path, type) => {
    const [family, base, head] = CASES[what!]!;
    const changes = FAMILIES[family]!.detect(base, head);
    const shown = new Set(changes.map((change) => `\`${change.path}\` \`${change.type}\``));
    expect([...shown]).toEqual([`${path} ${type}`]);
  });

  test('every row is a case', () => {
    expect(rows.map(([what]) => what)).toEqual(Object.keys(CASES));
  });
});
