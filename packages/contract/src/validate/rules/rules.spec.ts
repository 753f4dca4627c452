// The table is the product: this reads it. Each fixture is a small workspace, and lists exactly what
// the engine must say of one of its bundles.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { createDiskFiles } from '../../files/disk-files';
import { parentFolder } from '../../model/bundle-path';
import { readFacts } from '../../parse/read-facts';
import { buildWorkspaceIndex } from '../../workspace/classify-bundles';
import { LAYERS } from '../rule';
import { createSession } from '../session';
import { validateBundle } from '../validate-bundle';
import { RULES } from './index';

const FIXTURES = join(__dirname, '../../../fixtures/validate');

interface Expected {
  readonly environment: string | null;
  readonly code: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly severity?: string;
}

interface Fixture {
  readonly registry: string;
  readonly bundle: string;
  /** Values files as given to `-f`, relative to the bundle. */
  readonly values?: readonly string[];
  readonly ignored?: readonly string[];
  /** Symbolic links that are made for the test: path to target. */
  readonly links?: Readonly<Record<string, string>>;
  /** Files that no one would want to read in a repository. */
  readonly generated?: Readonly<
    Record<string, { readonly base64: string } | { readonly text: string; readonly times: number }>
  >;
  readonly expected: readonly Expected[];
}

const foldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const cases = foldersIn(FIXTURES).flatMap((rule) =>
  foldersIn(join(FIXTURES, rule)).map((name) => `${rule}/${name}`),
);
const readFixture = (name: string): Fixture =>
  JSON.parse(readFileSync(join(FIXTURES, name, 'case.json'), 'utf8')) as Fixture;

const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** The fixture's own folder, or a copy of it with what cannot stand in a repository. */
function buildWorkspace(name: string, { links = {}, generated = {} }: Fixture): string {
  const source = join(FIXTURES, name);
  if (Object.keys(links).length + Object.keys(generated).length === 0) return source;
  const copy = mkdtempSync(join(tmpdir(), 'pacto-fixture-'));
  made.push(copy);
  cpSync(source, copy, { recursive: true });
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    symlinkSync(target, join(copy, path));
  }
  for (const [path, content] of Object.entries(generated)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(
      join(copy, path),
      'base64' in content
        ? Buffer.from(content.base64, 'base64')
        : content.text.repeat(content.times),
    );
  }
  return copy;
}

function judge(name: string): { environment: string | null; diagnostic: Diagnostic }[] {
  const fixture = readFixture(name);
  const root = buildWorkspace(name, fixture);
  const files = createDiskFiles(root, (path) => fixture.ignored?.includes(path) ?? false);
  const roots = new Set([
    fixture.bundle,
    ...files
      .list('.')
      .flatMap((path) => (basename(path) === 'pacto.yaml' ? [parentFolder(path)] : [])),
  ]);
  const factsOf = (bundle: string) => {
    const read = files.read(`${bundle}/pacto.yaml`, { within: bundle, limit: 1_000_000 });
    return readFacts(read.status === 'file' ? read.bytes : '').facts;
  };
  const index = buildWorkspaceIndex(
    [...roots].map((bundle) => ({ root: bundle, base: factsOf(bundle), overrides: [] })),
    { registries: [fixture.registry] },
  );
  const { report } = validateBundle(
    createSession(),
    { files, index },
    { root: fixture.bundle, values: fixture.values ?? [], sets: [] },
  );
  const base = new Set(
    report.environments
      .filter((environment) => environment.name === null)
      .flatMap(({ diagnostics }) => diagnostics.map(identify)),
  );
  return report.environments.flatMap(({ name: environment, diagnostics }) =>
    diagnostics
      .filter((diagnostic) => environment === null || !base.has(identify(diagnostic)))
      .map((diagnostic) => ({ environment, diagnostic })),
  );
}

function identify({ code, file, pointer, range, message }: Diagnostic): string {
  return JSON.stringify([code, file, pointer, range, message]);
}

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

  it('keeps every id that was ever published', () => {
    const published = readFileSync(join(__dirname, 'rule-ids.txt'), 'utf8').trim().split('\n');
    expect([...ids].sort()).toEqual([...published].sort());
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s says what it is for', (_, rule) => {
    expect(rule.purpose).toMatch(/^Checks that .*[^.]\.$/);
    expect(rule.mend).toMatch(/^[A-Z`].*[^.]\.$/);
    expect(rule.code).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
    expect(LAYERS).toContain(rule.layer);
  });

  it('stands in one file for each rule that is called by its id', () => {
    const files = readdirSync(__dirname);
    for (const id of ids) expect(files).toContain(`${id}.ts`);
  });

  it('gives one severity to each code', () => {
    const severities = new Map<string, string>();
    for (const { code, severity } of RULES) {
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
        readFixture(`${id}/${name}`).expected.map((expected) => expected.code),
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
    const found = judge(name);
    for (const { diagnostic } of found) seen.add(diagnostic.rule);
    const lines = found.map(({ environment, diagnostic: { code, severity, file, range } }) =>
      asLine({ environment, code, severity, file, ...range?.start }),
    );
    expect(lines.sort()).toEqual(readFixture(name).expected.map(asLine).sort());

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
