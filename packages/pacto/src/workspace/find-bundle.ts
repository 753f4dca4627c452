import { highestVersion, parseReference, shortNameOf } from 'pacto-contract';
import {
  contractPath,
  isFound,
  parentFolder,
  type Resolution,
  type ResolvedBundle,
  serviceNameOf,
  type WorkspaceIndex,
  tagOfVersion,
} from 'pacto-contract/graph';
import { describeBundles } from './describe-bundles';
import { describeMissing, type Fitting } from './describe-missing';
import type { GeneratorWorkspace } from './read-workspace';
import { publishedReference, publishRegistry } from './publish-registry';

/** A contract that a person named, and the text that refers to it. */
export interface NamedContract {
  readonly ref: string;
  /** Last part of the repository, or name of the bundle. */
  readonly name: string;
  readonly version?: string;
  /** Absent when the workspace does not hold it. */
  readonly bundle?: ResolvedBundle;
}

interface NamingOptions {
  /** If no contract here has the name, it means a contract of another repository with the same registry. */
  readonly mayBeElsewhere?: boolean;
  /** The contracts to offer when none has the name. */
  readonly isFitting?: Fitting;
  /** The generator that makes a contract of the fitting kind. */
  readonly generator?: 'infrastructure' | 'platform';
}

/**
 * The bundle that a person names: the fitting bundle whose Nx project has exactly this name. Without
 * one, the bundle that `findReferenced` finds.
 */
export function findBundle(
  workspace: GeneratorWorkspace,
  text: string,
  isFitting?: Fitting,
): ResolvedBundle {
  const project = projectNamed(workspace, text);
  return project && (isFitting?.(project) ?? true)
    ? project
    : findReferenced(workspace, text, isFitting);
}

/**
 * One bundle of the workspace by `service.name` (without `-root` if you like), by `name:version`, by the name
 * of its Nx project, by its folder, or by the short name that the generator of components took. A service
 * name wins, and of several versions the highest: a reference without a version means that too.
 */
function findReferenced(
  workspace: GeneratorWorkspace,
  text: string,
  isFitting?: Fitting,
  hint = '',
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

const REFERENCE_HINT =
  ' For a contract of a registry, give its reference, such as `oci://ghcr.io/example/pactos/postgres:17.0.0`.';

function hintAtGenerator({ installName }: GeneratorWorkspace, generator: string, text: string) {
  const [, name, version] = /^([a-z0-9][a-z0-9-]*)(?::([\w.-]+))?$/.exec(text) ?? [];
  if (name === undefined) return '';
  const option = version === undefined ? '' : ` --contract-version=${version}`;
  return ` To make one, run \`nx g ${installName}:${generator} ${name}${option}\`.`;
}

/** A contract by reference (`oci://…`, `file://…`, `./…`) or by what `findReferenced` takes. */
export function nameContract(
  workspace: GeneratorWorkspace,
  text: string,
  from: string,
  options: NamingOptions = {},
): NamedContract {
  if (/^(\w+:\/\/|\.\.?\/)/.test(text)) return nameReferenced(workspace, text, from, options);
  const { isFitting, generator } = options;
  const make = generator === undefined ? '' : hintAtGenerator(workspace, generator, text);
  const bundle = findReferenced(workspace, text, isFitting, make + REFERENCE_HINT);
  return workspaceContract(workspace, bundle);
}

function nameReferenced(
  workspace: GeneratorWorkspace,
  text: string,
  from: string,
  options: NamingOptions,
): NamedContract {
  const reference = parseReference(text);
  if ('problem' in reference) {
    throw new Error([reference.problem, reference.hint].filter(Boolean).join(' '));
  }
  const resolution = workspace.index.resolve({ ref: text, from });
  if (isFound(resolution)) {
    const { bundle } = resolution;
    return reference.scheme === 'oci' && !reference.tag
      ? workspaceContract(workspace, bundle, reference.host + '/' + reference.repository)
      : { ref: text, name: bundle.name ?? text, version: bundle.version, bundle };
  }
  const { mayBeElsewhere = false } = options;
  const isOpen = resolution.status === 'absent' && resolution.bundles.length === 0;
  if (resolution.status !== 'external' && !(mayBeElsewhere && isOpen)) {
    throw new Error(describeUnresolved(workspace, text, resolution, options));
  }
  return reference.scheme === 'oci'
    ? { ref: text, name: shortNameOf(reference), version: reference.tag }
    : { ref: text, name: text };
}

function describeUnresolved(
  { index }: GeneratorWorkspace,
  text: string,
  { status, name = text, bundles, message }: Exclude<Resolution, { status: 'found' }>,
  { isFitting }: NamingOptions,
): string {
  switch (status) {
    case 'duplicate':
      return `\`${text}\` is ambiguous. ${describeBundles(bundles)}`;
    case 'absent':
      return `\`${text}\` starts with the registry of this workspace, but no contract here has that name and version. ${bundles.length > 0 ? describeBundles(bundles) : describeMissing(name, index.bundles, { isFitting })}`;
    case 'no-bundle':
      return `\`${text}\` does not point to a folder that holds a \`pacto.yaml\`.`;
    case 'outside':
      return `\`${text}\` points outside the workspace.`;
    default:
      return message;
  }
}

function workspaceContract(
  workspace: GeneratorWorkspace,
  bundle: ResolvedBundle,
  repository?: string,
): NamedContract {
  const { name, version } = bundle;
  if (name === undefined || version === undefined) {
    throw new Error(
      `\`${contractPath(bundle.root)}\` has no readable \`service.name\` and \`service.version\`. Fix it first.`,
    );
  }
  const ref = repository
    ? `oci://${repository}:${tagOfVersion(version)}`
    : publishedReference(publishRegistry(workspace), name, version);
  return { ref, name, version, bundle };
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
