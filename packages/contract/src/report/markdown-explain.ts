// The page that a person reads about a service: who owns it, what it offers and needs, what it claims in
// which environment, and which policies it follows.
import type {
  ExplainedEnvironment,
  ExplainedReference,
  ExplainReport,
} from '../render/explain/explain-report';
import { bundleName } from './bundle-title';
import { folded, markdownCode, markdownTable, markdownText } from './markdown';
import { printValue } from './print-value';
import { environmentName } from './render-changes';

const VALUE_WIDTH = 80;

type Entry = Readonly<Record<string, unknown>>;

export function markdownExplain(report: ExplainReport): string {
  const base = report.environments.find(({ name }) => name === null) ?? report.environments[0]!;
  const contract = entryOf(base.contract);
  const parts = [
    `# ${markdownText(bundleName(report.bundle))}`,
    introduction(report, contract),
    section('Interfaces', interfaces(contract, report)),
    section('Runtime', runtime(contract)),
    section('Dependencies', dependencies(contract, report)),
    section('Claims and configurations', configurations(report)),
    section('Policies', policies(report)),
    section('Labels', facts(entryOf(entryOf(contract.metadata).labels))),
    section('Metadata', facts(withoutLabels(contract.metadata))),
    section('Files', environments(report)),
  ];
  return parts.filter((part) => part !== '').join('\n\n') + '\n';
}

function section(title: string, content: string): string {
  return content === '' ? '' : `## ${title}\n\n${content}`;
}

function introduction({ bundle, kind }: ExplainReport, contract: Entry): string {
  const service = entryOf(contract.service);
  const owner = service.owner;
  const { team, dri, contacts } = entryOf(owner);
  const chart = entryOf(service.chart);
  const rows: (readonly [string, unknown])[] = [
    ['Version', service.version],
    ['Kind', kind],
    ['Owner', typeof owner === 'string' ? owner : team],
    ['Responsible', dri],
    ['Image', entryOf(service.image).ref],
    [
      'Chart',
      chart.ref === undefined ? undefined : `${String(chart.ref)} ${String(chart.version)}`,
    ],
    ['Contract language', contract.pactoVersion],
  ];
  for (const contact of listOf(contacts)) {
    const purpose = contact.purpose === undefined ? '' : ` (${String(contact.purpose)})`;
    rows.push([`Contact${purpose}`, `${String(contact.type)}: ${String(contact.value)}`]);
  }
  const shown = rows.filter(([, value]) => value !== undefined);
  return markdownTable(
    ['', ''],
    [
      ...shown.map(([name, value]) => [markdownText(name), markdownText(String(value))]),
      ['Contract', link(`${bundle.path === '.' ? '' : `${bundle.path}/`}pacto.yaml`)],
    ],
  );
}

function interfaces(contract: Entry, { bundle }: ExplainReport): string {
  const rows = listOf(contract.interfaces).map(
    ({ name, type, port, visibility, contract: file }) => [
      text(name),
      text(type),
      text(port),
      text(visibility),
      typeof file === 'string' ? link(`${bundle.path}/${file}`, file) : '',
    ],
  );
  return table(['Name', 'Type', 'Port', 'Visibility', 'File'], rows);
}

function runtime({ runtime: given, scaling }: Entry): string {
  const rows = [...leaves(given, ''), ...leaves(scaling, 'scaling')];
  return table(
    ['', ''],
    rows.map(([path, value]) => [markdownText(path), text(value)]),
  );
}

function dependencies(contract: Entry, report: ExplainReport): string {
  const rows = listOf(contract.dependencies).map(({ name, ref, required, compatibility }) => [
    text(name),
    answer(report, 'dependency', name, ref),
    required === true ? 'yes' : 'no',
    code(compatibility),
  ]);
  return table(['Name', 'Contract', 'Required', 'Compatible with'], rows);
}

/** One table a configuration: what it is in each environment. */
function configurations(report: ExplainReport): string {
  const readable = report.environments.filter(({ contract }) => contract !== null);
  const names = new Set(
    readable.flatMap(({ contract }) =>
      listOf(entryOf(contract).configurations).map(({ name }) => String(name)),
    ),
  );
  return [...names].map((name) => configuration(name, readable, report)).join('\n\n');
}

function configuration(
  name: string,
  environments: readonly ExplainedEnvironment[],
  report: ExplainReport,
): string {
  const entries = environments.map(({ contract }) =>
    listOf(entryOf(contract).configurations).find((entry) => entry.name === name),
  );
  const any = entries.find((entry) => entry !== undefined)!;
  const source =
    typeof any.ref === 'string'
      ? answer(report, 'configuration', name, any.ref)
      : link(`${report.bundle.path}/${String(any.schema)}`, String(any.schema));
  const paths = [
    ...new Set(entries.flatMap((entry) => leaves(entry?.values, '').map(([path]) => path))),
  ];
  const cell = (entry: Entry | undefined, path: string): string => {
    const found = leaves(entry?.values, '').find(([own]) => own === path);
    return found ? text(found[1]) : '';
  };
  const rows = paths.map((path) => [
    code(path),
    ...entries.map((entry) => (entry ? cell(entry, path) : '')),
  ]);
  const without = environments.filter((_, index) => entries[index] === undefined);
  const heading = `### ${markdownText(name)}\n\n${source}`;
  const missing =
    without.length === 0
      ? ''
      : `\n\nNot in ${without.map((one) => markdownText(environmentName(one))).join(', ')}.`;
  const header = ['', ...environments.map((one) => markdownText(environmentName(one)))];
  return rows.length === 0
    ? `${heading}${missing}\n\nWithout values.`
    : `${heading}${missing}\n\n${markdownTable(header, rows)}`;
}

function policies(report: ExplainReport): string {
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

function environments({ environments: all }: ExplainReport): string {
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
    leaves(values, '').map(([path, value]) => [code(path), text(value)]),
  );
}

function withoutLabels(metadata: unknown): Entry {
  const entries = Object.entries(entryOf(metadata)).filter(([key]) => key !== 'labels');
  return Object.fromEntries(entries);
}

/** A link to the bundle that answers a reference, else the reference. */
function answer(
  { references }: ExplainReport,
  use: ExplainedReference['use'],
  name: unknown,
  ref: unknown,
): string {
  const found = references.find(
    (one) => one.use === use && one.name === name && one.ref === ref,
  )?.answer;
  if (!found) return code(ref);
  const title = found.version === undefined ? found.name : `${found.name} ${found.version}`;
  return `${link(`${found.path}/pacto.yaml`, title)} (${found.kind})`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : markdownTable(header, rows);
}

/** The scalars of a value, by the path that people write. */
function leaves(value: unknown, path: string): [string, unknown][] {
  if (value === undefined) return [];
  const isFilled = value !== null && typeof value === 'object' && Object.keys(value).length > 0;
  if (!isFilled) return path === '' ? [] : [[path, value]];
  return Object.entries(value as object).flatMap(([key, item]) => {
    const step = Array.isArray(value) ? `[${key}]` : path === '' ? key : `.${key}`;
    return leaves(item, path + step);
  });
}

function text(value: unknown): string {
  return value === undefined ? '' : markdownText(printValue(value, VALUE_WIDTH));
}

function code(value: unknown): string {
  return value === undefined ? '' : markdownCode(String(value));
}

function link(path: string, title = path): string {
  return `[${markdownText(title)}](<${encodeURI(path).replace(/[<>|]/g, encodeURIComponent)}>)`;
}

function entryOf(value: unknown): Entry {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Entry)
    : {};
}

function listOf(value: unknown): Entry[] {
  return Array.isArray(value) ? value.map(entryOf) : [];
}
