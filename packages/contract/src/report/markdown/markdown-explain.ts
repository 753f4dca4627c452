// The page that a person reads about a service: who owns it, what it offers and needs, what it claims in
// which environment, and which policies it follows.
import { dialectOf } from '../../dialect/dialects';
import { childPath, contractPath } from '../../model/bundle-path';
import type { ExplainReport } from '../../render/explain/explain-report';
import type { Operation } from '../../render/explain/list-operations';
import { mappingsIn } from '../../source/list-items';
import { mappingOf } from '../../source/mapping';
import { valueAt } from '../../source/pointer';
import { bundleName } from '../words/bundle-title';
import {
  codeCell,
  foldLongTable,
  joinWords,
  plainWords,
  scalarsOf,
  tableUnlessEmpty,
  textCell,
  type Entry,
} from './explain-cells';
import { explainConfigurations } from './explain-configurations';
import { explainPolicies } from './explain-policies';
import { linkAnswer, linkFrom, type Page } from './explain-links';
import { folded, markdownCode, markdownMessage, markdownTable, markdownText } from './markdown';
import { mermaidGraph } from './mermaid-graph';
import { environmentName } from '../words/render-changes';

/** `folder` is that of the page. */
export function markdownExplain(explained: ExplainReport, folder: string): string {
  const report: Page = { ...explained, link: linkFrom(folder) };
  const base = report.environments.find(({ name }) => name === null) ?? report.environments[0]!;
  const contract = mappingOf(base.contract);
  const parts = [
    `# ${markdownText(bundleName(report.bundle))}`,
    introduction(report, contract),
    section('Problems', problems(report)),
    section('Interfaces', interfaces(contract, report)),
    section('Runtime', runtime(contract)),
    section('Dependencies', dependencies(contract, report)),
    section('Architecture', mermaidGraph(report)),
    section('Claims and configurations', explainConfigurations(report)),
    section('Policies', explainPolicies(report)),
    section('Labels', labels(mappingOf(mappingOf(contract.metadata).labels))),
    section('Metadata', facts(withoutLabels(contract.metadata))),
    section('Files', environments(report)),
  ];
  return parts.filter((part) => part !== '').join('\n\n') + '\n';
}

function section(title: string, content: string): string {
  return content === '' ? '' : `## ${title}\n\n${content}`;
}

function introduction({ bundle, kind, link }: Page, contract: Entry): string {
  const service = mappingOf(contract.service);
  const owner = service.owner;
  const { team, dri, contacts } = mappingOf(owner);
  const chart = mappingOf(service.chart);
  const rows: (readonly [string, unknown])[] = [
    ['Version', service.version],
    ['Kind', kind],
    ['Owner', typeof owner === 'string' ? owner : team],
    ['Responsible', dri],
    ['Image', mappingOf(service.image).ref],
    ['Chart', joinWords([chart.ref, chart.version], ' ')],
    ['Contract language', contract.pactoVersion],
  ];
  for (const contact of mappingsIn(contacts)) {
    const purpose = contact.purpose === undefined ? '' : ` (${plainWords(contact.purpose)})`;
    rows.push([`Contact${purpose}`, joinWords([contact.type, contact.value], ': ')]);
  }
  const shown = rows.filter(([, value]) => value !== undefined);
  return markdownTable(
    ['', ''],
    [
      ...shown.map(([name, value]) => [markdownText(name), markdownText(plainWords(value))]),
      ['Contract', link(contractPath(bundle.path))],
    ],
  );
}

/** Why an environment has no contract, each reason once. */
function problems({ environments, link }: Page): string {
  const rows = environments.flatMap(({ diagnostics }) =>
    diagnostics.map(({ code, message, file, range }) => [
      markdownCode(code),
      link(file, range === undefined ? file : `${file}:${range.start.line}`),
      markdownMessage(message),
    ]),
  );
  const unique = new Map(rows.map((row) => [row.join('\n'), row]));
  return unique.size === 0 ? '' : markdownTable(['Code', 'Place', 'Message'], [...unique.values()]);
}

function interfaces(contract: Entry, { bundle, operations, link }: Page): string {
  const rows = mappingsIn(contract.interfaces).map(
    ({ name, type, port, visibility, contract: file }) => [
      textCell(name),
      textCell(type),
      textCell(port),
      textCell(visibility),
      typeof file === 'string' ? link(childPath(bundle.path, file), file) : '',
    ],
  );
  const called = Object.entries(operations).flatMap(([name, list]) =>
    list.length === 0 ? [] : [`### ${markdownText(name)}\n\n${operationTable(list)}`],
  );
  return [tableUnlessEmpty(['Name', 'Type', 'Port', 'Visibility', 'File'], rows), ...called].join(
    '\n\n',
  );
}

function operationTable(operations: readonly Operation[]): string {
  const rows = operations.map(({ method, path, summary }) => [
    codeCell(method),
    codeCell(path),
    summary === undefined ? '' : markdownText(summary),
  ]);
  return foldLongTable(['Method', 'Path', 'Summary'], rows);
}

/** The schema of the language says what each value means; editors show the same text. */
function runtime({ pactoVersion, runtime: given, scaling }: Entry): string {
  const schema = dialectOf(pactoVersion)?.contractSchema;
  const rows = [...scalarsOf(given, 'runtime'), ...scalarsOf(scaling, 'scaling')];
  return tableUnlessEmpty(
    ['', '', 'Meaning'],
    rows.map(([path, value]) => {
      const place = path.split('.').map((key) => `/properties/${key}`);
      const meaning = valueAt(schema, `${place.join('')}/description`);
      const shown = typeof meaning === 'string' ? markdownText(meaning) : '';
      return [markdownText(path.replace(/^runtime\./, '')), value, shown];
    }),
  );
}

function dependencies(contract: Entry, report: Page): string {
  const rows = mappingsIn(contract.dependencies).map(({ name, ref, required, compatibility }) => [
    textCell(name),
    linkAnswer(report, 'dependency', name, ref),
    required === true ? 'yes' : 'no',
    codeCell(compatibility),
  ]);
  return tableUnlessEmpty(['Name', 'Contract', 'Required', 'Compatible with'], rows);
}

function environments({ environments: all, link }: Page): string {
  const rows = all.map((environment) => [
    markdownText(environmentName(environment)),
    environment.files.map((file) => link(file)).join('<br>'),
  ]);
  const content = markdownTable(['Environment', 'Files'], rows);
  return all.length > 5 ? folded(`${all.length} environments`, content) : content;
}

function facts(values: Entry): string {
  return tableUnlessEmpty(
    ['', ''],
    scalarsOf(values, '').map(([path, value]) => [codeCell(path), value]),
  );
}

/** Labels are texts, so their keys are not paths. */
function labels(values: Entry): string {
  const rows = Object.entries(values).map(([key, value]) => [codeCell(key), textCell(value)]);
  return tableUnlessEmpty(['', ''], rows);
}

function withoutLabels(metadata: unknown): Entry {
  const entries = Object.entries(mappingOf(metadata)).filter(([key]) => key !== 'labels');
  return Object.fromEntries(entries);
}
