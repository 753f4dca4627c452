import { baseName } from '../../model/bundle-path';
import { isDefect, quote } from '../../reference/defect';
import { parseReference } from '../../reference/reference';
import { parseVersion } from '../../reference/version';
import { withoutTrailingSlashes } from '../../source/without-trailing-slashes';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';
import type { ChartFile } from './chart-file';
import { componentsOf } from './components';

export function* findNameMismatch({ contract }: RuleContext, file: ChartFile): Iterable<Finding> {
  const reference = parseReference(contract.service.chart!.ref);
  if (isDefect(reference)) return;
  const named = baseName(
    reference.scheme === 'oci' ? reference.repository : withoutTrailingSlashes(reference.path),
  );
  if (file.name === named) return;
  yield {
    pointer: '/service/chart/ref',
    message: `The reference ends in ${quote(named)}, but the chart in this workspace ${
      file.name === undefined ? 'has no name' : `is called ${quote(file.name)}`
    }; the names must be equal.`,
    hint: `Write \`name: ${named}\` in ${quote(file.path)}, or correct the reference.`,
    related: [inChart(file, '/name', 'The name in the chart.')],
  };
}

export function* findVersionMismatch(
  { contract }: RuleContext,
  file: ChartFile,
): Iterable<Finding> {
  const { version } = contract.service.chart!;
  // Another rule reports a text that is not a version.
  if (file.version === version || !parseVersion(version)) return;
  yield {
    pointer: '/service/chart/version',
    message: `The root references version ${quote(version)} of its chart, but the chart in this workspace ${
      file.version === undefined
        ? 'has no version in text'
        : `has the version ${quote(file.version)}`
    }.`,
    hint:
      file.version === undefined
        ? `Write \`version: "${version}"\` in ${quote(file.path)}.`
        : `Write ${quote(file.version)} here, or ${quote(version)} in ${quote(file.path)}.`,
    related: [inChart(file, '/version', 'The version in the chart.')],
  };
}

/** The name of each component in `dependencies[]` is its alias in the chart, and the other way round. */
export function* findAliasMismatches(context: RuleContext, file: ChartFile): Iterable<Finding> {
  const names = new Set(file.dependencies.map(({ alias, name }) => alias ?? name));
  for (const { index, dependency } of componentsOf(context)) {
    if (names.has(dependency.name)) continue;
    yield {
      pointer: `/dependencies/${index}/name`,
      message: `The component ${quote(dependency.name)} has no entry in ${quote(file.path)}. The chart of a root has one dependency per component, with its name as the alias.`,
      hint: `Add a dependency with \`alias: ${dependency.name}\` to the chart, or correct the name.`,
      related: [inChart(file, '/dependencies', 'The dependencies of the chart.')],
    };
  }
  const known = new Set((context.contract.dependencies ?? []).map(({ name }) => name));
  for (const { index, alias } of file.dependencies) {
    if (alias === undefined || known.has(alias)) continue;
    yield {
      pointer: '/service/chart/ref',
      message: `The chart deploys ${quote(alias)}, which is not a dependency of this root. Each alias in the chart must be the name of a dependency.`,
      hint: `Add the component ${quote(alias)} to \`dependencies\`, or remove its alias from ${quote(file.path)}.`,
      related: [
        inChart(file, `/dependencies/${index}/alias`, `The chart names ${quote(alias)} here.`),
      ],
    };
  }
}

function inChart(file: ChartFile, pointer: string, message: string) {
  return { document: file.path, pointer, message };
}
