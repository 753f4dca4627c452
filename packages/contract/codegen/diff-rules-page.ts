import { IMPACTS } from '../src/diff/change/change';
import type { RuleRow } from '../src/diff/rules/rule-row';
import { printPageTable } from './page-table';

interface Area {
  readonly title: string;
  readonly about: string;
  readonly holds: (row: RuleRow) => boolean;
}

const AREAS: readonly Area[] = [
  area('The service', 'Changes of `pactoVersion` and `service`.', /^(pactoVersion|service\b)/),
  area(
    'Interfaces',
    'Changes of `interfaces[]`. The content of interface files has its own tables.',
    /^interfaces/,
  ),
  area(
    'Configurations',
    'Changes of `configurations[]`, and of a published schema that the contract does not list.',
    /^configuration/,
  ),
  area(
    'Policies',
    'Changes of `policies[]`, and of a published policy that the contract does not list.',
    /^polic/,
  ),
  area('Dependencies', 'Changes of `dependencies[]`.', /^dependencies/),
  area(
    'Runtime',
    'Changes of `runtime`. A block that is added or removed is a change of each of its fields.',
    /^runtime/,
  ),
  area('Scaling', 'Changes of `scaling`.', /^scaling/),
  area('Metadata', 'Changes of `metadata`, key by key.', /^metadata/),
  schema(
    'Schemas of configurations',
    'For authors of values: a narrower schema is breaking.',
    /^configuration-/,
  ),
  schema(
    'Schemas of published policies',
    'For the contracts that a platform or infrastructure contract binds: a stricter policy is breaking.',
    /^policy-/,
  ),
  schema(
    'Schemas of own policies',
    'For consumers who rely on the promises of a contract: a weaker policy is breaking.',
    /^own-policy-/,
  ),
  area(
    'OpenAPI',
    'Changes of interface files in OpenAPI 3. Requests are input, responses and webhooks are output.',
    /^openapi/,
  ),
  area(
    'AsyncAPI',
    'Changes of interface files in AsyncAPI. What the service receives is input, what it sends is output.',
    /^asyncapi/,
  ),
  area('Protobuf', 'Changes of interface files in protobuf.', /^protobuf/),
  area(
    'Templates',
    'Changes of templates in infrastructure contracts. The examples of the base are rendered on both sides.',
    /^template/,
  ),
];

/**
 * The Markdown page of all rows that classify changes, `docs/diff-rules.md` of the plugin, formatted as
 * prettier would.
 */
export function printDiffRulesPage(rows: readonly RuleRow[]): string {
  const areas = AREAS.map(({ holds, ...words }) => ({ ...words, rows: rows.filter(holds) }));
  return [
    '# Rules of the diff',
    'One row of these tables classifies every change that `pacto-diff` reports: what changed, how it affects those who depend on the contract, and why. [What is breaking](breaking.md) explains the classes, the version bump that each requires, and what excuses a change.',
    '`Path` is the `path` of a change without the names in it. `Change` is its `type`. A row that is _never excused_ weakens a policy that others enforce, so no new version excuses it.',
    'This page is generated from the table of rules by `npm run docs`.',
    '## Areas',
    printPageTable([
      ['Area', 'Rules', ...IMPACTS.map((impact) => `\`${impact}\``)],
      ...areas.map((one) => [
        `[${one.title}](#${anchorOf(one.title)})`,
        String(one.rows.length),
        ...IMPACTS.map((impact) => String(one.rows.filter((row) => row.impact === impact).length)),
      ]),
    ]),
    ...areas.flatMap((one) => [`## ${one.title}`, one.about, printRows(one.rows)]),
  ]
    .join('\n\n')
    .concat('\n');
}

function printRows(rows: readonly RuleRow[]): string {
  return printPageTable([
    ['Rule', 'Path', 'Change', 'Class', 'Why'],
    ...rows.map(({ id, path, type, impact, reason, excusable }) => [
      `\`${id}\``,
      `\`${path}\``,
      type,
      `\`${impact}\`${excusable === false ? ', never excused' : ''}`,
      reason,
    ]),
  ]);
}

function area(title: string, about: string, path: RegExp): Area {
  return { title, about, holds: (row) => path.test(row.path) };
}

function schema(title: string, about: string, id: RegExp): Area {
  return { title, about, holds: (row) => row.path === 'schema' && id.test(row.id) };
}

function anchorOf(title: string): string {
  return title.toLowerCase().replace(/ /g, '-');
}
