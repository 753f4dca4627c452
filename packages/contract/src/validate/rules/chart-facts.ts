// Finds where a root and the chart in this workspace disagree: on the name, the version, the aliases.
import { baseName, parentFolder } from '../../model/bundle-path';
import { longCode } from '../../diagnostics/words';
import { isDefect } from '../../reference/defect';
import { shortNameOf } from '../../reference/oci-name';
import { parseReference } from '../../reference/reference';
import { parseVersion } from '../../reference/version';
import { withoutTrailingSlashes } from '../../source/without-trailing-slashes';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';
import type { ChartFile } from './chart-file';
import { componentsElsewhere, componentsOf, type DependencyElsewhere } from './components';

export function* findNameMismatch({ contract }: RuleContext, file: ChartFile): Iterable<Finding> {
  const reference = parseReference(contract.service.chart!.ref);
  if (isDefect(reference)) return;
  const named =
    reference.scheme === 'oci'
      ? shortNameOf(reference)
      : baseName(withoutTrailingSlashes(reference.path));
  if (file.name === named) return;
  yield {
    pointer: '/service/chart/ref',
    message: `The reference ends in ${longCode(named)}, but the chart in this workspace ${
      file.name === undefined ? 'has no name' : `is called ${longCode(file.name)}`
    }; the names must be equal.`,
    hint: `Write \`name: ${named}\` in ${longCode(file.path)}, or correct the reference.`,
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
    message: `The root references version ${longCode(version)} of its chart, but the chart in this workspace ${
      file.version === undefined
        ? 'has no version in text'
        : `has the version ${longCode(file.version)}`
    }.`,
    hint:
      file.version === undefined
        ? `Write \`version: "${version}"\` in ${longCode(file.path)}.`
        : `Write ${longCode(file.version)} here, or ${longCode(version)} in ${longCode(file.path)}.`,
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
      message: `The component ${longCode(dependency.name)} has no entry in ${longCode(file.path)}. The chart of a root has one dependency per component, with its name as the alias.`,
      hint: `Add a dependency with \`alias: ${dependency.name}\` to the chart, or correct the name.`,
      related: [inChart(file, '/dependencies', 'The dependencies of the chart.')],
    };
  }
  const elsewhere = componentsElsewhere(context);
  const known = new Set((context.contract.dependencies ?? []).map(({ name }) => name));
  for (const { index, alias } of file.dependencies) {
    if (alias === undefined) continue;
    const related = [
      inChart(file, `/dependencies/${index}/alias`, `The chart names ${longCode(alias)} here.`),
    ];
    const moved = elsewhere.get(alias);
    if (moved !== undefined) yield { ...describeElsewhere(context, file, alias, moved), related };
    if (known.has(alias)) continue;
    yield {
      pointer: '/service/chart/ref',
      message: `The chart deploys ${longCode(alias)}, which is not a dependency of this root. Each alias in the chart must be the name of a dependency.`,
      hint: `Add the component ${longCode(alias)} to \`dependencies\`, or remove its alias from ${longCode(file.path)}.`,
      related,
    };
  }
}

function describeElsewhere(
  { bundle }: RuleContext,
  file: ChartFile,
  alias: string,
  { index, folder }: DependencyElsewhere,
): Omit<Finding, 'related'> {
  return {
    pointer: `/dependencies/${index}/name`,
    message: `The chart deploys ${longCode(alias)}, but its contract is in ${longCode(folder)}, which is not beside the folder of this root. So it is not a component of this root, and \`pacto-render\` writes no values for it.`,
    hint: `Move the folder to ${longCode(parentFolder(bundle.root))}, or remove the alias from ${longCode(file.path)}.`,
  };
}

function inChart(file: ChartFile, pointer: string, message: string) {
  return { document: file.path, pointer, message };
}
