import { highestVersion } from 'pacto-contract';
import {
  parentFolder,
  type ResolvedBundle,
  serviceNameOf,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import { describeBundles } from './describe-bundles';
import { describeMissing, type Fitting } from './describe-missing';
import type { GeneratorWorkspace } from '../open/read-workspace';

/**
 * The bundle that a person names: the fitting bundle whose Nx project has exactly this name. Without
 * one, the bundle that `findReferenced` finds.
 */
export function findBundle(
  workspace: GeneratorWorkspace,
  text: string,
  isFitting?: Fitting,
  hint = '',
): ResolvedBundle {
  const project = projectNamed(workspace, text);
  return project && (isFitting?.(project) ?? true)
    ? project
    : findReferenced(workspace, text, isFitting, hint);
}

/**
 * One bundle of the workspace by `service.name` (with or without `-root`), by `name:version`, by the name
 * of its Nx project, by its folder, or by the short name that the generator of components took. A service
 * name wins, and of several versions the highest: a reference without a version means that too.
 */
export function findReferenced(
  workspace: GeneratorWorkspace,
  text: string,
  isFitting: Fitting | undefined,
  hint: string,
): ResolvedBundle {
  const { index } = workspace;
  const [, name = text, version] = /^([^:@]+)[:@](.+)$/.exec(text) ?? [];
  const named =
    [index.bundlesNamed(name), index.bundlesNamed(`${name}-root`)].find(
      (bundles) => bundles.length > 0,
    ) ?? [];
  const other =
    projectNamed(workspace, text) ?? index.bundleAt(folderOf(text)) ?? componentCalled(index, text);
  if (named.length === 0 && other) return other;
  if (named.length === 0) {
    throw new Error(
      `No contract of this workspace is called \`${text}\`. ${describeMissing(text, index.bundles, { isFitting, projectNames: workspace.projectNames })}${hint}`,
    );
  }
  const wanted = version ?? highestVersion(named.flatMap((bundle) => bundle.version ?? []));
  const answers = wanted === undefined ? named : named.filter((one) => one.version === wanted);
  if (answers.length === 1) return answers[0]!;
  const reason =
    answers.length === 0
      ? `This workspace has no version \`${wanted}\` of \`${name}\`.`
      : `\`${text}\` is ambiguous: more than one contract has that name and version.`;
  throw new Error(`${reason} ${describeBundles(named)}`);
}

/** The name that `nx run` accepts. */
export function projectNameOf(
  { projectNames }: GeneratorWorkspace,
  { root, name = root }: ResolvedBundle,
): string {
  return projectNames.get(root) ?? name;
}

function projectNamed(
  { projectNames, index }: GeneratorWorkspace,
  name: string,
): ResolvedBundle | undefined {
  return index.bundles.find(({ root }) => projectNames.get(root) === name);
}

/** `my-service-worker` for `worker`, where no other root has a component of that name. */
function componentCalled({ bundles }: WorkspaceIndex, text: string): ResolvedBundle | undefined {
  const called = bundles.filter(({ kind, name, root }) => {
    if (kind !== 'component') return false;
    return bundles.some(
      (other) =>
        other.kind === 'root' &&
        parentFolder(other.root) === parentFolder(root) &&
        other.name !== undefined &&
        name === `${serviceNameOf(other.name)}-${text}`,
    );
  });
  return called.length === 1 ? called[0] : undefined;
}

/** `shop/api` of `./shop/api/`. */
function folderOf(text: string): string {
  return text.replace(/^\.\//, '').replace(/\/+$/, '');
}
