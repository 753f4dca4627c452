import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { prettyDiagnostic } from '../src/report/pretty-diagnostic';
import { styleOf } from '../src/report/report-options';
import { printRulesPage, type RuleExample } from './rules-page';
import { RULES } from '../src/validate/rules';
import {
  foldersIn,
  validateFixture,
  readFixture,
  type FixtureResult,
} from '../testing/validate-fixture';

/**
 * The page of diagnostics, whose examples are fixtures: the page shows what the engine prints for
 * them.
 */
export function buildRulesPage(fixtures: string): string {
  return printRulesPage(
    RULES.map((rule) => ({ ...rule, example: buildExample(join(fixtures, rule.id), rule.id) })),
  );
}

function buildExample(folder: string, rule: string): RuleExample {
  const names = foldersIn(folder).filter((name) => !name.startsWith('valid'));
  const shown = names.find((name) => readFixture(join(folder, name)).shown) ?? names[0]!;
  const fixture = join(folder, shown);
  const shownResult = validateFixture(fixture).find(({ diagnostic }) => diagnostic.rule === rule);
  if (shownResult === undefined)
    throw new Error(`${fixture} gives no diagnostic of the rule ${rule}.`);
  const printed = print(shownResult);
  return { files: filesOf(fixture, shownResult, printed), printed };
}

/** The file of the diagnostic, then the other files that it mentions. */
function filesOf(
  fixture: string,
  { diagnostic }: FixtureResult,
  printed: string,
): RuleExample['files'] {
  const others = readdirSync(fixture, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path !== diagnostic.file && printed.includes(path))
    .sort();
  return [diagnostic.file, ...others]
    .filter((path) => existsSync(join(fixture, path)) && statSync(join(fixture, path)).isFile())
    .map((path) => ({ path, text: readFileSync(join(fixture, path), 'utf8') }));
}

function print({ diagnostic, environment }: FixtureResult): string {
  return prettyDiagnostic(diagnostic, environment ?? '', styleOf({ width: 100 })).join('\n');
}
