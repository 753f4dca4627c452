// The examples of the hand-written page are what the product does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILIES } from '../../testing/diff-cases/families';
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

describe('the page that defines breaking', () => {
  const examples = tableUnder('Examples').map((row, index, rows) => {
    const named = rows
      .slice(0, index + 1)
      .reverse()
      .find(([what]) => what !== 'the same')!;
    return [named[0]!, ...row.slice(1)] as [string, string, string, string, string];
  });

  test.each(examples)('%s, %s: %s, %s, fails: %s', (what, versions, impact, bump, fails) => {
    const [base, head] = versions.split(' to ');
    const judgements = CHANGES[what]!.map(classifyChange);
    const outcomes = FAIL_ON.filter(
      (failOn: FailOn) => classifyDiff(judgements, { base, head }, failOn).outcome === 'findings',
    );
    const verdict = classifyDiff(judgements, { base, head }, 'breaking');
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
    expect(tableUnder('The bump that a class asks for')).toEqual(rows);
    expect(BUMPS).toHaveLength(IMPACTS.length + 1);
  });
});
