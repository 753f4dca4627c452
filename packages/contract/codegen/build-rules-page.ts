import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { prettyDiagnostic } from '../src/report/pretty/pretty-diagnostic';
import { styleOf } from '../src/report/text/report-options';
import { printRulesPage, type RuleExample } from './rules-page';
import { RENDER_RULES } from '../src/render/render-rules';
import { RULES } from '../src/validate/rules';
import { renderFixture } from '../testing/render-fixture';
import {
  foldersIn,
  validateFixture,
  readFixture,
  type FixtureResult,
} from '../testing/validate-fixture';

/**
 * The page of diagnostics. Its examples are fixtures, in folders of `fixtures`: the page shows what the
 * engine prints for them.
 */
export function buildRulesPage(fixtures: string): string {
  const rows = [
    ...RULES.map((rule) => ({ ...rule, fixtures: 'validate', run: validateFixture })),
    ...RULES_OF_RENDER_ALONE.map((rule) => ({
      ...rule,
      severity: 'error',
      layer: 'render',
      fixtures: 'render',
      run: renderFixture,
    })),
  ];
  return printRulesPage(
    rows.map(({ run, ...rule }) => ({
      ...rule,
      example: buildExample(join(fixtures, rule.fixtures, rule.id), rule.id, run),
    })),
  );
}

const CODES_OF_VALIDATION = new Set(RULES.map(({ code }) => code));

/** A render reports some codes of the validation again: of contracts that it alone reads. */
export const RULES_OF_RENDER_ALONE: readonly (typeof RENDER_RULES)[number][] = RENDER_RULES.filter(
  ({ code }) => !CODES_OF_VALIDATION.has(code),
);

function buildExample(
  folder: string,
  rule: string,
  run: (folder: string) => FixtureResult[],
): RuleExample {
  const names = foldersIn(folder).filter((name) => !name.startsWith('valid'));
  const shown = names.find((name) => readFixture(join(folder, name)).shown) ?? names[0]!;
  const fixture = join(folder, shown);
  const shownResult = run(fixture).find(({ diagnostic }) => diagnostic.rule === rule);
  if (shownResult === undefined)
    throw new Error(`${fixture} gives no diagnostic of the rule ${rule}.`);
  const printed = print(shownResult);
  return { files: filesOf(fixture, shownResult, printed), printed };
}

/** The file of the diagnostic, then the other files that it mentions or that the fixture names. */
function filesOf(
  fixture: string,
  { diagnostic }: FixtureResult,
  printed: string,
): RuleExample['files'] {
  const { alsoShown = [] } = readFixture(fixture);
  const others = readdirSync(fixture, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path !== diagnostic.file)
    .filter((path) => printed.includes(path) || alsoShown.includes(path))
    .sort();
  return [diagnostic.file, ...others]
    .filter((path) => existsSync(join(fixture, path)) && statSync(join(fixture, path)).isFile())
    .map((path) => ({ path, text: readFileSync(join(fixture, path), 'utf8') }));
}

function print({ diagnostic, environment }: FixtureResult): string {
  return prettyDiagnostic(diagnostic, environment ?? '', styleOf({ width: 100 })).join('\n');
}
