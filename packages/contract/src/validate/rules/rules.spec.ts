// Runs the rule table on fixtures. Each fixture is a small workspace, and lists exactly what the
// engine must report for one of its bundles.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  foldersIn,
  validateFixture,
  readFixture,
  type Expected,
} from '../../../testing/validate-fixture';
import { LAYERS } from '../rule';
import { RULES } from './index';

const FIXTURES = join(__dirname, '../../../fixtures/validate');

const cases = foldersIn(FIXTURES).flatMap((rule) =>
  foldersIn(join(FIXTURES, rule)).map((name) => `${rule}/${name}`),
);

function asLine({ environment, code, severity = 'error', file, line, column }: Expected): string {
  const place = line === undefined ? '' : `:${line}:${column}`;
  return `${environment ?? 'base'}: ${severity} ${code} ${file}${place}`;
}

describe('the table of rules', () => {
  const ids = RULES.map(({ id }) => id);

  it('has unique ids in kebab-case', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('is listed in `rule-ids.txt`, which gets each new id and never loses one', () => {
    const published = readFileSync(join(__dirname, 'rule-ids.txt'), 'utf8').trim().split('\n');
    expect([...ids].sort()).toEqual([...published].sort());
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s says what it is for', (_, rule) => {
    expect(rule.purpose).toMatch(/^Checks that .*[^.]\.$/);
    expect(rule.fix).toMatch(/^[A-Z`].*[^.]\.$/);
    expect(rule.code).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
    expect(LAYERS).toContain(rule.layer);
  });

  it('is in one file for each rule, named by the id of the rule', () => {
    const files = readdirSync(__dirname);
    for (const id of ids) expect(files).toContain(`${id}.ts`);
  });

  it('gives one severity to each code', () => {
    const severities = new Map<string, string>();
    for (const { id, code, severity } of RULES) {
      // A warning elsewhere, an error where a lock promises that everything is pinned.
      if (id === 'dependency-locked') continue;
      expect(severities.get(code) ?? severity).toBe(severity);
      severities.set(code, severity);
    }
  });

  it('has a fixture for each rule, and a rule for each fixture', () => {
    expect(foldersIn(FIXTURES)).toEqual([...ids].sort());
  });

  it.each(RULES.map(({ id, code }) => [id, code] as const))(
    '%s has a fixture that gives %s',
    (id, code) => {
      const codes = foldersIn(join(FIXTURES, id)).flatMap((name) =>
        readFixture(join(FIXTURES, id, name)).expected.map((expected) => expected.code),
      );
      expect(codes).toContain(code);
    },
  );
});

describe('fixtures', () => {
  it.each(cases)('%s says in its first line what makes it interesting', (name) => {
    const folder = join(FIXTURES, name);
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.ya?ml$/.test(path) || !statSync(join(folder, path)).isFile()) continue;
      expect([path, readFileSync(join(folder, path), 'utf8').slice(0, 2)]).toEqual([path, '# ']);
    }
  });

  const seen = new Set<string>();
  const rules = new Map(RULES.map((rule) => [rule.id, rule]));

  it.each(cases)('%s', (name) => {
    const found = validateFixture(join(FIXTURES, name));
    for (const { diagnostic } of found) seen.add(diagnostic.rule);
    const lines = found.map(({ environment, diagnostic: { code, severity, file, range } }) =>
      asLine({ environment, code, severity, file, ...range?.start }),
    );
    expect(lines.sort()).toEqual(readFixture(join(FIXTURES, name)).expected.map(asLine).sort());

    for (const { diagnostic } of found) {
      const rule = rules.get(diagnostic.rule);
      expect(diagnostic).toMatchObject({ code: rule?.code, severity: rule?.severity });
      expect(diagnostic.message).toMatch(/^[A-Z`].*[.]$/s);
      expect(diagnostic.hint ?? 'None.').toMatch(/^[A-Z`].*[.?]$/s);
      for (const { message } of diagnostic.related) expect(message).toMatch(/^[A-Z`].*[.]$/s);
    }
  });

  it('give the diagnostics of every rule', () => {
    expect(RULES.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
  });
});
