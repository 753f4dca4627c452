import type { ExplainedEnvironment } from '../../render/explain/explain-report';
import type { Setting } from '../../render/explain/list-settings';
import { childPath } from '../../model/bundle-path';
import { mappingsIn } from '../../source/list-items';
import { mappingOf } from '../../source/mapping';
import { codeCell, foldLongTable, nameOf, scalarsOf, textCell } from './explain-cells';
import { linkAnswer, type Page } from './explain-links';
import { markdownTable, markdownText } from './markdown';
import { environmentName } from '../words/render-changes';

/** In place of the table, where the schema cannot be read. */
const UNKNOWN_KEYS = 'The accepted keys are not known. `pacto-validate` says why.';

/** A section for each configuration, with a table of its values in each environment. */
export function explainConfigurations(report: Page): string {
  const readable = report.environments.filter(({ contract }) => contract !== null);
  const names = new Set(
    readable.flatMap(({ contract }) => mappingsIn(mappingOf(contract).configurations).map(nameOf)),
  );
  return [...names].map((name) => configurationSection(name, readable, report)).join('\n\n');
}

function configurationSection(
  name: string,
  environments: readonly ExplainedEnvironment[],
  report: Page,
): string {
  const entries = environments.map(({ contract }) =>
    mappingsIn(mappingOf(contract).configurations).find((entry) => nameOf(entry) === name),
  );
  const any = entries.find((entry) => entry !== undefined)!;
  const source =
    typeof any.ref === 'string'
      ? linkAnswer(report, 'configuration', name, any.ref)
      : typeof any.schema === 'string'
        ? report.link(childPath(report.bundle.path, any.schema), any.schema)
        : codeCell(any.ref ?? any.schema);
  const scalars = entries.map((entry) => scalarsOf(entry?.values, ''));
  const paths = [...new Set(scalars.flat().map(([path]) => path))];
  const rows = paths.map((path) => [
    codeCell(path),
    ...scalars.map((own) => own.find(([one]) => one === path)?.[1] ?? ''),
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
  const settings = Object.hasOwn(report.settings, name)
    ? settingTable(report.settings[name]!)
    : source === ''
      ? ''
      : UNKNOWN_KEYS;
  return `${heading}${missing}\n\n${values}${settings === '' ? '' : `\n\n${settings}`}`;
}

function settingTable(settings: readonly Setting[]): string {
  const rows = settings.map(({ key, type, description, default: given, required }) => [
    codeCell(key),
    type === undefined ? '' : markdownText(type),
    required ? 'yes' : 'no',
    textCell(given),
    description === undefined ? '' : markdownText(description),
  ]);
  return foldLongTable(['Accepted key', 'Type', 'Required', 'Default', 'Meaning'], rows);
}
