import { printPageTable } from './page-table';

/** What the page needs of a rule; a row of the rule table fits. */
export interface RuleRow {
  readonly id: string;
  readonly code: string;
  readonly severity: string;
  readonly layer: string;
  readonly purpose: string;
  readonly fix: string;
  readonly example: RuleExample;
}

/** Files that break the rule, and the message. */
export interface RuleExample {
  /** None when a file itself is what is missing. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** As a terminal shows it. */
  readonly printed: string;
}

/**
 * The Markdown page of all diagnostics, `docs/diagnostics.md` of the plugin. Each rule has a
 * heading that is its id, so that the `docs` link of its diagnostics opens it.
 */
export function printRulesPage(rules: readonly RuleRow[]): string {
  const byCode = [...rules].sort((a, b) => compare(a.code, b.code) || compare(a.id, b.id));
  return [
    '# Diagnostics',
    "Every diagnostic of `pacto-validate` comes from one rule. Rules run in layers, in the order of this page's sections: a contract that fails `load` or `structure` is not checked further. An `error` fails the task; a `warning` does so with `--failOnWarnings`.",
    '`pacto-render` reports the same of the contracts that it renders. Only it reports what is in the section `render`.',
    'This page is generated from the table of rules by `npm run docs`.',
    '## Codes',
    printPageTable([
      ['Code', 'Rule', 'Severity'],
      ...byCode.map(({ code, id, severity }) => [`\`${code}\``, `[${id}](#${id})`, severity]),
    ]),
    ...layersOf(rules).flatMap((layer) => [
      `## Layer: ${layer}`,
      ...rules.filter((rule) => rule.layer === layer).flatMap(printRule),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function printRule({ id, code, severity, purpose, fix, example }: RuleRow): string[] {
  return [
    `### ${id}`,
    `\`${code}\`, ${severity}`,
    purpose,
    '**Example:**',
    ...example.files.flatMap(({ path, text }) => [
      `\`${path}\``,
      fenced(path.endsWith('.json') ? 'json' : 'yaml', text),
    ]),
    fenced('text', example.printed),
    `**What to do:** ${fix}`,
  ];
}

function fenced(language: string, text: string): string {
  return ['```' + language, text.trimEnd(), '```'].join('\n');
}

/** In the order in which rules first use them: that of the table. */
function layersOf(rules: readonly RuleRow[]): string[] {
  return [...new Set(rules.map(({ layer }) => layer))];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
