import { changeOf, cleanSample, diffSample } from '../../../testing/report-samples';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUserSearch, type BundleUses } from '../../workspace/find-users';
import { findHits, hasBreakingChanges } from './find-hits';
import { printHits, printSummaryMarkdown, printSummaryTable } from './print-summary';
import { buildRunSummary } from './run-summary';

const { path } = diffSample().bundle;

const user = (name: string, kind: 'dependency' | 'configuration' | 'policy'): BundleUses => ({
  root: `all/${name}`,
  name,
  ...(kind === 'policy' ? {} : { owner: `team/${name}` }),
  references: [{ kind, ref: 'file://x', files: ['pacto.yaml'], answeredBy: [path] }],
});
const USERS = [user('a', 'dependency'), user('b', 'configuration'), user('c', 'policy')];
const search = createUserSearch(USERS, []);

function hitBy(rule: string): string[] {
  const changes = [changeOf({ rule })];
  return findHits([diffSample({ changes })], search).flatMap(({ users }) =>
    users.map(({ name }) => name),
  );
}

describe('who is hit', () => {
  test.each<[string, string[]]>([
    ['interface-port-changed', ['a']],
    ['openapi-path-removed', ['a']],
    ['workload-changed', ['a']],
    ['configuration-enum-narrowed', ['b']],
    ['template-resource-replaced', ['b']],
    ['policy-bound-added', ['c']],
    ['published-policy-added', ['c']],
    ['own-policy-enum-widened', []],
    ['service-renamed', ['a', 'b', 'c']],
  ])('by %s are those who use what changed', (rule, expected) => {
    expect(hitBy(rule)).toEqual(expected);
  });

  const folder = path.slice(0, path.lastIndexOf('/'));
  test.each([
    ['configuration-removed', 'component', `${folder}/shop-root`, ['shop-root']],
    ['configuration-enum-narrowed', 'component', `${folder}/shop-root`, ['shop-root']],
    ['configuration-removed', 'service', `${folder}/shop-root`, []],
    ['configuration-removed', 'component', 'elsewhere/shop-root', []],
    ['own-policy-enum-widened', 'component', `${folder}/shop-root`, []],
  ] as const)('by %s of a %s, for the root %s, is %j', (rule, kind, root, expected) => {
    const bundles: BundleUses[] = [
      { root: path, name: 'my-service-api', kind, references: [] },
      { ...user('shop-root', 'dependency'), root, kind: 'root' },
    ];
    const reports = [diffSample({ changes: [changeOf({ rule })] })];
    const [hit] = findHits(reports, createUserSearch(bundles, []));
    expect(hit!.users.map(({ name }) => name)).toEqual(expected);
  });

  test('is known for each rule of the diff', () => {
    const ids = readFileSync(join(__dirname, '../../diff/rules/rule-ids.txt'), 'utf8').split('\n');
    const own = ids.filter((id) => id !== '' && hitBy(id).length === 0);
    expect(own.filter((id) => !id.startsWith('own-policy-'))).toEqual([]);
  });

  test('is asked only of breaking changes', () => {
    const harmless = diffSample({ changes: [changeOf({ classification: 'POTENTIAL_BREAKING' })] });
    expect(hasBreakingChanges([cleanSample(), harmless])).toBe(false);
    expect(findHits([cleanSample(), harmless], search)).toEqual([]);
    expect(hasBreakingChanges([diffSample()])).toBe(true);
  });

  const summaryOf = (count: number) => {
    const users = Array.from({ length: count }, (_, index) => user(`user-${index}`, 'dependency'));
    const changes = [changeOf()];
    const reports = [diffSample({ changes })];
    return buildRunSummary(reports, { hits: findHits(reports, createUserSearch(users, [])) });
  };

  test('is in the table and in Markdown with owners', () => {
    const old = { ...user('old', 'policy'), references: [] };
    const pinned = { ref: 'oci://r.io/x/my-service-api:1.0.0', kind: 'dependency' as const };
    const bundles = [
      ...USERS,
      { ...old, references: [{ ...pinned, files: ['pacto.yaml'], answeredBy: [] }] },
    ];
    const changes = [changeOf(), changeOf({ rule: 'policy-enum-narrowed' })];
    const reports = [diffSample({ changes })];
    const hits = findHits(reports, createUserSearch(bundles, ['r.io/x']));
    expect(printHits(hits)).toBe(
      `Who is hit
changed         used by  owner   as          hit
my-service-api  a        team/a  dependency  now
my-service-api  c        -       policy      now
my-service-api  old      -       dependency  when it leaves 1.0.0
3 bundles of this workspace use what changed in a breaking way.
`,
    );
    const summary = buildRunSummary(reports, { hits });
    expect(printSummaryTable(summary)).toContain(printHits(hits));
    expect(printSummaryMarkdown(summary)).toContain(
      '| my-service-api | a | team/a | dependency | now |',
    );
    expect(summary.hits).toEqual(hits);
  });

  test.each<[tag: string, pinned: string | undefined]>([
    ['1.2.0', undefined],
    ['0.9.0', '0.9.0'],
  ])('finds who uses the earlier name of a renamed contract at %s', (tag, pinned) => {
    const root: BundleUses = {
      root: 'all/root',
      name: 'root',
      references: [
        { kind: 'dependency', ref: `oci://r.io/x/old-name:${tag}`, files: [], answeredBy: [] },
      ],
    };
    const base = { kind: 'git', ref: 'main', version: '1.2.0' } as const;
    const changes = [changeOf({ rule: 'service-renamed', oldValue: 'old-name' })];
    const hits = findHits([diffSample({ base, changes })], createUserSearch([root], ['r.io/x']));
    expect(hits.map(({ users }) => users)).toEqual([
      [expect.objectContaining({ name: 'root', path: 'all/root', kinds: ['dependency'] })],
    ]);
    expect(hits[0]!.users[0]!.pinned).toBe(pinned);
  });

  test('says so where no other bundle uses what changed, and is absent without a breaking change', () => {
    expect(printHits(summaryOf(0).hits!)).toBe(
      'Who is hit\nNo other bundle of this workspace uses what changed in a breaking way.\n',
    );
    expect(buildRunSummary([cleanSample()], { hits: [] }).hits).toBeUndefined();
    expect(printHits([])).toBe('');
  });

  test('has all users as JSON, and as many as people read in the tables', () => {
    const summary = summaryOf(400);
    expect(summary.hits![0]!.users).toHaveLength(400);
    const table = printSummaryTable(summary).split('\n');
    expect(table.filter((line) => line.startsWith('my-service-api  user-'))).toHaveLength(50);
    expect(table.join(' ')).toContain('The table shows 50 of 400 uses; `summary.json` has all.');
  });
});
