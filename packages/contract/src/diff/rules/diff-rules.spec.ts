// Checks the rule tables of all families in the same way. To add a row:
//   1. Add it to `<family>-rules.ts`, and its id to `rule-ids.txt`, which is sorted and never loses a line.
//   2. Add a case to `testing/diff-cases/<family>-cases.ts`: `[['the-id'], base, head]`, the ids of all rows
//      that the pair produces and the two documents. Each row needs a case where it is the only one.
// A new family is an entry of `testing/diff-cases/families.ts`: its rows, its cases, and a `detect`
// function that turns two documents of a case into raw changes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILIES } from '../../../testing/diff-cases/families';
import { IMPACTS, type ChangeType, type RawChange } from '../change/change';
import { DIFF_RULES } from './diff-rules';

/** Paths at which something is only ever added, or only ever removed, each with the reason. */
const LOPSIDED: Readonly<Record<string, string>> = {};

const MIRROR: Record<ChangeType, ChangeType> = {
  added: 'removed',
  removed: 'added',
  modified: 'modified',
};
const rows = new Map(DIFF_RULES.map((row) => [row.id, row]));
const rulesOf = (changes: readonly RawChange[]) => changes.map(({ rule }) => rule).sort();

describe('the table of diff rules', () => {
  const ids = DIFF_RULES.map(({ id }) => id);

  it('has unique ids in kebab-case', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('is listed in `rule-ids.txt`, which gets each new id and never loses one', () => {
    const published = readFileSync(join(__dirname, 'rule-ids.txt'), 'utf8').trim().split('\n');
    expect([...ids].sort()).toEqual(published);
  });

  it.each(DIFF_RULES.map((row) => [row.id, row] as const))('%s says why it matters', (_, row) => {
    expect(row.reason).toMatch(/^[A-Z`].*[^.]\.$/);
    expect(IMPACTS).toContain(row.impact);
    expect(row.path).toMatch(/^[a-zA-Z/-]+(\[\])?(\.[a-zA-Z-]+(\[\])?)*$/);
  });

  it('gives schema rows reasons about one change alone, because others may share a row', () => {
    const shared = DIFF_RULES.filter(({ id, path }) => path === 'schema' || /-schema-/.test(id));
    const sweeping = shared.filter(
      ({ impact, reason }) =>
        impact === 'NON_BREAKING' &&
        /\bstill (accept|satisf)|the same values|every value that/i.test(reason),
    );
    expect(sweeping.map(({ id }) => id)).toEqual([]);
  });

  it('has a rule for adding wherever it has one for removing, except where a reason is given', () => {
    const pathsOf = (type: ChangeType) =>
      new Set(DIFF_RULES.filter((row) => row.type === type).map(({ path }) => path));
    const [added, removed] = [pathsOf('added'), pathsOf('removed')];
    const lopsided = [...added, ...removed].filter(
      (path) => !added.has(path) || !removed.has(path),
    );
    expect(lopsided.sort()).toEqual(Object.keys(LOPSIDED).sort());
  });

  it('has every rule in a family of cases', () => {
    const inFamilies = Object.values(FAMILIES).flatMap((family) => family.rows);
    expect(inFamilies.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });
});

describe.each(Object.entries(FAMILIES))('cases of %s', (_, family) => {
  const { cases, detect, oneWay = {}, accompanied = {} } = family;

  it.each(cases)('%j', (expected, base, head) => {
    const changes = detect(base, head);
    expect(rulesOf(changes)).toEqual([...expected].sort());
    for (const { rule, type, path, subject } of changes) {
      const row = rows.get(rule);
      expect({ rule, type }).toEqual({ rule: row?.id, type: row?.type });
      expect(erasePath(path).slice(0, row?.path.length)).toBe(row?.path);
      expect(subject).toMatch(/^[A-Z`].*\.$/s);
    }
  });

  it.each(cases)('find nothing between a document and itself: %j', (_rules, base, head) => {
    expect(detect(base, base)).toEqual([]);
    expect(detect(head, head)).toEqual([]);
  });

  it.each(cases.filter(([rules]) => !rules.some((rule) => rule in oneWay)))(
    'swap added and removed with the sides: %j',
    (_rules, base, head) => {
      const types = (changes: readonly RawChange[]) => changes.map(({ type }) => type);
      expect(types(detect(head, base)).sort()).toEqual(
        types(detect(base, head))
          .map((type) => MIRROR[type])
          .sort(),
      );
    },
  );

  it('show every row by itself, except where a reason is given', () => {
    const alone = new Set(cases.flatMap(([rules]) => (rules.length === 1 ? rules : [])));
    const missing = family.rows.map(({ id }) => id).filter((id) => !alone.has(id));
    expect(missing.sort()).toEqual(Object.keys(accompanied).sort());
    const together = new Set(cases.flatMap(([rules]) => rules));
    expect(missing.filter((id) => !together.has(id))).toEqual([]);
  });

  it('do not list a one-way rule that has a mirrored one', () => {
    const lopsided = cases.filter(([, base, head]) => {
      const count = (changes: readonly RawChange[], type: ChangeType) =>
        changes.filter((change) => change.type === type).length;
      const [there, back] = [detect(base, head), detect(head, base)];
      return (
        count(there, 'added') !== count(back, 'removed') ||
        count(there, 'removed') !== count(back, 'added') ||
        there.length !== back.length
      );
    });
    const needed = new Set(lopsided.flatMap(([rules]) => rules));
    expect(Object.keys(oneWay).filter((rule) => !needed.has(rule))).toEqual([]);
  });
});

/** `openapi.paths[/users].methods[GET]` -> `openapi.paths[].methods[]`; brackets within names nest. */
function erasePath(path: string): string {
  let erased = '';
  let depth = 0;
  for (const char of path) {
    if (char === ']') depth -= 1;
    if (depth === 0) erased += char;
    if (char === '[') depth += 1;
  }
  return erased;
}
