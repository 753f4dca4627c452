// The examples of the hand-written page are what the product does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILIES } from '../../testing/diff-cases/families';
import { body, get, ok, openapi, query } from '../../testing/openapi-documents';
import { object, text } from '../../testing/schema-pair-cases';
import { IMPACTS, type RawChange } from './change/change';
import { BUMPS } from './change/diff-report';
import { classifyChange } from './classify-change';
import { FAIL_ON, classifyDiff, type FailOn } from './classify-diff';
import { requiredBump } from './required-bump';

const PAGE = readFileSync(join(__dirname, '../../../pacto/docs/breaking.md'), 'utf8');

const found = (family: string, base: unknown, head: unknown) =>
  FAMILIES[family]!.detect(base, head);
const port = (value: number) => ({ interfaces: [{ name: 'a', type: 'http', port: value }] });
const scaled = (min: number) => ({ scaling: { min, max: 5 } });
const bound = (tag: string) => ({ policies: [{ name: 'a', ref: `oci://r.io/p:${tag}` }] });
const health = (more: object) => object({ runtime: object({ health: object({}, more) }) });

const CHANGES: Readonly<Record<string, readonly RawChange[]>> = {
  'the port of an interface, 8080 to 9090': found('contract', port(8080), port(9090)),
  'a new optional key in the schema of a configuration': found(
    'configuration',
    object({ a: text }),
    object({ a: text, b: text }),
  ),
  '`scaling.min`, 3 to 2': found('contract', scaled(3), scaled(2)),
  'the `ref` of a policy, `:2.0.0` to `:3.0.0`': found('contract', bound('2.0.0'), bound('3.0.0')),
  'the `ref` of a policy, `:3.0.0` to `:2.0.0`': found('contract', bound('3.0.0'), bound('2.0.0')),
  'a published policy now requires `runtime.health.liveness`': found(
    'published policy',
    health({}),
    health({ required: ['liveness'] }),
  ),
  'the `description` of a schema': found(
    'configuration',
    { ...text, description: 'a' },
    { ...text, description: 'b' },
  ),
};

function tableUnder(heading: string): string[][] {
  const section = PAGE.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const listed = (...values: string[]) => ({ enum: values });
const parameters = (...list: object[]) => openapi(get({ parameters: list }));
const errors = (more: object) => openapi(get({ responses: { ...ok(text), ...more } }));

/** The changes that the page opens with. */
const GLANCE: Readonly<Record<string, readonly RawChange[]>> = {
  'an operation is removed': found('openapi', openapi({ get: {}, put: {} }), openapi({ get: {} })),
  'an optional parameter is added': found('openapi', parameters(), parameters(query('a'))),
  'a parameter becomes required': found(
    'openapi',
    parameters(query('a')),
    parameters(query('a', { required: true })),
  ),
  'an enum of a request loses a value': found(
    'openapi',
    openapi(body(listed('a', 'b'))),
    openapi(body(listed('a'))),
  ),
  'an enum of a response loses a value': found(
    'openapi',
    openapi(get({ responses: ok(listed('a', 'b')) })),
    openapi(get({ responses: ok(listed('a')) })),
  ),
  'an enum of a response gets a value': found(
    'openapi',
    openapi(get({ responses: ok(listed('a')) })),
    openapi(get({ responses: ok(listed('a', 'b')) })),
  ),
  'an error is no longer described': found('openapi', errors({ 404: {} }), errors({})),
  'the summary of an operation changes': found(
    'openapi',
    openapi(get({ summary: 'a' })),
    openapi(get({ summary: 'b' })),
  ),
};

describe('the page that defines breaking', () => {
  const glance = tableUnder('At a glance') as [string, string, string][];

  test.each(glance)('%s: %s, because %s', (what, impact, reason) => {
    const [change, ...others] = GLANCE[what]!;
    expect(others).toEqual([]);
    expect(`\`${classifyChange(change!).impact}\``).toBe(impact);
    expect(classifyChange(change!).reason.endsWith(` ${reason}`)).toBe(true);
  });

  test('every change of the page is one of these', () => {
    expect(glance.map(([what]) => what)).toEqual(Object.keys(GLANCE));
  });

  const examples = tableUnder('Examples').map((row, index, rows) => {
    const named = rows
      .slice(0, index + 1)
      .reverse()
      .find(([what]) => what !== 'the same')!;
    return [named[0]!, ...row.slice(1)] as [string, string, string, string, string];
  });

  test.each(examples)('%s, %s: %s, %s, fails: %s', (what, versions, impact, bump, fails) => {
    const [base, head] = versions.split(' to ');
    const classifications = CHANGES[what]!.map(classifyChange);
    const outcomes = FAIL_ON.filter(
      (failOn: FailOn) =>
        classifyDiff(classifications, { base, head }, failOn).outcome === 'findings',
    );
    const verdict = classifyDiff(classifications, { base, head }, 'breaking');
    expect(`\`${verdict.classification}\``).toBe(impact);
    expect(`\`${verdict.requiredBump}\``).toBe(bump);
    expect(outcomes).toEqual(
      { yes: ['breaking', 'potential'], 'under `potential`': ['potential'] }[fails] ?? [],
    );
  });

  test('every example is of the page', () => {
    expect([...new Set(examples.map(([what]) => what))].sort()).toEqual(
      Object.keys(CHANGES).sort(),
    );
  });

  test('the bumps are those that are asked for', () => {
    const rows = [undefined, ...IMPACTS].map((impact) => [
      impact === undefined ? 'none' : `\`${impact}\``,
      `\`${requiredBump(impact, '1.0.0')}\``,
      `\`${requiredBump(impact, '0.9.0')}\``,
    ]);
    expect(tableUnder('The required version bump')).toEqual(rows);
    expect(BUMPS).toHaveLength(IMPACTS.length + 1);
  });
});
