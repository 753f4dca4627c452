// The page that a person reads about a service: who owns it, what it offers and needs, what it claims in
// which environment, and which policies it follows.
import type {
  ExplainedEnvironment,
  ExplainedReference,
  ExplainReport,
} from '../render/explain/explain-report';
import type { Operation } from '../render/explain/list-operations';
import type { Setting } from '../render/explain/list-settings';
import { dialectOf } from '../dialect/dialects';
import { isArtifactPath } from '../model/artifact-path';
import { relativePath, CONTRACT_FILE } from '../model/bundle-path';
import { valueAt } from '../source/pointer';
import { bundleName } from './bundle-title';
import {
  folded,
  markdownCode,
  markdownLink,
  markdownMessage,
  markdownTable,
  markdownText,
} from './markdown';
import { mermaidGraph } from './mermaid-graph';
import { printHeld, printValue } from './print-value';
import { environmentName } from './render-changes';
import { mappingOf } from '../source/mapping';

const VALUE_WIDTH = 80;
const MANY_ROWS = 12;

type Entry = Readonly<Record<string, unknown>>;

/** What the page shows, and how it links to a file of the workspace. */
interface Page extends ExplainReport {
  link(path: string, title?: string): string;
}

/** `folder` is that of the page, because links in a file are relative to it. */
export function markdownExplain(explained: ExplainReport, folder = '.'): string {
  const report: Page = {
    ...explained,
    link: (path, title = path) =>
      isArtifactPath(path) ? markdownText(title) : markdownLink(title, relativePath(folder, path)),
  };
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
    section('Claims and configurations', configurations(report)),
    section('Policies', policies(report)),
    section('Labels', facts(mappingOf(mappingOf(contract.metadata).labels))),
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
    ['Chart', joined([chart.ref, chart.version], ' ')],
    ['Contract language', contract.pactoVersion],
  ];
  for (const contact of listOf(contacts)) {
    const purpose = contact.purpose === undefined ? '' : ` (${words(contact.purpose)})`;
    rows.push([`Contact${purpose}`, joined([contact.type, contact.value], ': ')]);
  }
  const shown = rows.filter(([, value]) => value !== undefined);
  return markdownTable(
    ['', ''],
    [
      ...shown.map(([name, value]) => [markdownText(name), markdownText(words(value))]),
      ['Contract', link(inBundle(bundle.path, CONTRACT_FILE))],
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
  const rows = listOf(contract.interfaces).map(
    ({ name, type, port, visibility, contract: file }) => [
      text(name),
      text(type),
      text(port),
      text(visibility),
      typeof file === 'string' ? link(inBundle(bundle.path, file), file) : '',
    ],
  );
  const called = Object.entries(operations).flatMap(([name, list]) =>
    list.length === 0 ? [] : [`### ${markdownText(name)}\n\n${operationTable(list)}`],
  );
  return [table(['Name', 'Type', 'Port', 'Visibility', 'File'], rows), ...called].join('\n\n');
}

function operationTable(operations: readonly Operation[]): string {
  const rows = operations.map(({ method, path, summary }) => [
    code(method),
    code(path),
    summary === undefined ? '' : markdownText(summary),
  ]);
  return foldLongTable(['Method', 'Path', 'Summary'], rows);
}

/** The schema of the language says what each value means; editors show the same text. */
function runtime({ pactoVersion, runtime: given, scaling }: Entry): string {
  const schema = dialectOf(pactoVersion)?.contractSchema;
  const rows = [...leaves(given, 'runtime'), ...leaves(scaling, 'scaling')];
  return table(
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
  const rows = listOf(contract.dependencies).map(({ name, ref, required, compatibility }) => [
    text(name),
    answer(report, 'dependency', name, ref),
    required === true ? 'yes' : 'no',
    code(compatibility),
  ]);
  return table(['Name', 'Contract', 'Required', 'Compatible with'], rows);
}

/** One table a configuration: what it is in each environment. */
function configurations(report: Page): string {
  const readable = report.environments.filter(({ contract }) => contract !== null);
  const names = new Set(
    readable.flatMap(({ contract }) => listOf(mappingOf(contract).configurations).map(nameOf)),
  );
  return [...names].map((name) => configuration(name, readable, report)).join('\n\n');
}

function configuration(
  name: string,
  environments: readonly ExplainedEnvironment[],
  report: Page,
): string {
  const entries = environments.map(({ contract }) =>
    listOf(mappingOf(contract).configurations).find((entry) => nameOf(entry) === name),
  );
  const any = entries.find((entry) => entry !== undefined)!;
  const source =
    typeof any.ref === 'string'
      ? answer(report, 'configuration', name, any.ref)
      : typeof any.schema === 'string'
        ? report.link(inBundle(report.bundle.path, any.schema), any.schema)
        : code(any.ref ?? any.schema);
  const paths = [
    ...new Set(entries.flatMap((entry) => leaves(entry?.values, '').map(([path]) => path))),
  ];
  const cell = (entry: Entry | undefined, path: string): string => {
    const found = leaves(entry?.values, '').find(([own]) => own === path);
    return found ? found[1] : '';
  };
  const rows = paths.map((path) => [
    code(path),
    ...entries.map((entry) => (entry ? cell(entry, path) : '')),
  ]);
  const without = environments.filter((_, index) => entries[index] === undefined);
  const title = markdownText(name === '' ? 'Without a name' : name);
  const heading = source === '' ? `### ${title}` : `### ${title}\n\n${source}`;
  const missing =
    without.length === 0
      ? ''
      : `\n\nNot in ${without.map((one) => markdownText(environmentName(one))).join(', ')}.`;
  const header = ['', ...environments.map((one) => markdownText(environmentName(one)))];
  const values = rows.length === 0 ? 'Without values.' : markdownTable(header, rows);
  const settings = settingTable(Object.hasOwn(report.settings, name) ? report.settings[name]! : []);
  return `${heading}${missing}\n\n${values}${settings === '' ? '' : `\n\n${settings}`}`;
}

function settingTable(settings: readonly Setting[]): string {
  const rows = settings.map(({ key, type, description, default: given, required }) => [
    code(key),
    type === undefined ? '' : markdownText(type),
    required ? 'yes' : 'no',
    text(given),
    description === undefined ? '' : markdownText(description),
  ]);
  return foldLongTable(['Accepted key', 'Type', 'Required', 'Default', 'Meaning'], rows);
}

/** All rows; many of them are folded. */
function foldLongTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const content = table(header, rows);
  return rows.length > MANY_ROWS ? folded(`${rows.length} rows`, content) : content;
}

function policies(report: Page): string {
  const rows = report.references
    .filter(({ use }) => use === 'policy')
    .map(({ name, ref, answer: found }) => {
      const late = report.behind.find(
        ({ policy, pinned }) => policy === found?.name && pinned === found.version,
      );
      const state = late
        ? `${late.majors} major${late.majors === 1 ? '' : 's'} behind ${late.newest}`
        : '';
      return [markdownText(name), answer(report, 'policy', name, ref), markdownText(state)];
    });
  return table(['Name', 'Contract', 'Behind'], rows);
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
  return table(
    ['', ''],
    leaves(values, '').map(([path, value]) => [code(path), value]),
  );
}

function withoutLabels(metadata: unknown): Entry {
  const entries = Object.entries(mappingOf(metadata)).filter(([key]) => key !== 'labels');
  return Object.fromEntries(entries);
}

function inBundle(folder: string, path: string): string {
  return folder === '.' ? path : `${folder}/${path}`;
}

/** A link to the bundle that answers a reference, else the reference. */
function answer(
  { references, link }: Page,
  use: ExplainedReference['use'],
  name: unknown,
  ref: unknown,
): string {
  const found = references.find(
    (one) => one.use === use && one.name === name && one.ref === ref,
  )?.answer;
  if (!found) return code(ref);
  const title = found.version === undefined ? found.name : `${found.name} ${found.version}`;
  return `${link(inBundle(found.path, CONTRACT_FILE), title)} (${found.kind})`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : markdownTable(header, rows);
}

/** The scalars of a value as texts, by the path that people write. */
function leaves(value: unknown, path: string, print = () => text(value)): [string, string][] {
  if (value === undefined) return [];
  const isFilled = value !== null && typeof value === 'object' && Object.keys(value).length > 0;
  if (!isFilled) return path === '' ? [] : [[path, print()]];
  return Object.entries(value as object).flatMap(([key, item]) => {
    const step = Array.isArray(value) ? `[${key}]` : path === '' ? key : `.${key}`;
    return leaves(item, path + step, () => markdownText(printHeld(value, key, VALUE_WIDTH)));
  });
}

function text(value: unknown): string {
  return value === undefined ? '' : markdownText(printValue(value, VALUE_WIDTH));
}

function code(value: unknown): string {
  return value === undefined ? '' : markdownCode(words(value));
}

/** A text without quotes, even one that looks like a number: a version, a range. */
function words(value: unknown): string {
  return typeof value === 'string' ? value : printValue(value, VALUE_WIDTH);
}

/** What there is of some values; `undefined` where nothing is. */
function joined(values: readonly unknown[], separator: string): string | undefined {
  const present = values.filter((value) => value !== undefined);
  return present.length === 0 ? undefined : present.map(words).join(separator);
}

/** The entry may be of a contract that nothing validated. */
function nameOf({ name }: Entry): string {
  return name === undefined ? '' : words(name);
}

function listOf(value: unknown): Entry[] {
  return Array.isArray(value) ? value.map(mappingOf) : [];
}
