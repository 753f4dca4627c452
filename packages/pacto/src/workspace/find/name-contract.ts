// The contract that a person names in an option: of this workspace, of the store, or only of a registry.
import { parseReference, shortNameOf } from 'pacto-contract';
import {
  contractPath,
  isFound,
  type Resolution,
  type ResolvedBundle,
  tagOfVersion,
} from 'pacto-contract/graph';
import { describeBundles } from './describe-bundles';
import { describeMissing, type Fitting } from './describe-missing';
import { findReferenced } from './find-bundle';
import { findStored } from './find-stored';
import { publishedReference, publishRegistry } from './publish-registry';
import type { GeneratorWorkspace } from '../open/read-workspace';

/** A contract that a person named, and the text that refers to it. */
export interface NamedContract {
  readonly ref: string;
  /** Last part of the repository, or name of the bundle. */
  readonly name: string;
  readonly version?: string;
  /** Absent when neither the workspace nor the store holds it. */
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

const REFERENCE_HINT =
  ' For a contract of a registry, give its reference, such as `oci://ghcr.io/example/pactos/postgres:17.0.0`.';

function hintAtGenerator({ installName }: GeneratorWorkspace, generator: string, text: string) {
  const [, name, version] = /^([a-z0-9][a-z0-9-]*)(?::([\w.-]+))?$/.exec(text) ?? [];
  if (name === undefined) return '';
  const option = version === undefined ? '' : ` --contract-version=${version}`;
  return ` To make one, run \`nx g ${installName}:${generator} ${name}${option}\`.`;
}

/**
 * A contract by reference (`oci://…`, `file://…`, `./…`), by `name:version` of an artifact that a lock
 * pins, or by what `findReferenced` takes.
 */
export function nameContract(
  workspace: GeneratorWorkspace,
  text: string,
  from: string,
  options: NamingOptions = {},
): NamedContract {
  if (/^(\w+:\/\/|\.\.?\/)/.test(text)) return nameReferenced(workspace, text, from, options);
  const stored = publishedAs(workspace, text);
  if (stored !== undefined && findStored(workspace, stored, from)) {
    return nameReferenced(workspace, stored, from, options);
  }
  const { isFitting, generator } = options;
  const make = generator === undefined ? '' : hintAtGenerator(workspace, generator, text);
  const bundle = findReferenced(workspace, text, isFitting, make + REFERENCE_HINT);
  return workspaceContract(workspace, bundle);
}

/** The reference of `name:version` in the registry of the workspace, if no contract here has that name and version. */
function publishedAs({ index, options }: GeneratorWorkspace, text: string): string | undefined {
  const [, name, version] = /^([a-z0-9][a-z0-9-]*):([\w.+-]+)$/.exec(text) ?? [];
  const registry = options.registries[0];
  if (name === undefined || version === undefined || registry === undefined) return undefined;
  const isHere = index.bundlesNamed(name).some((bundle) => bundle.version === version);
  return isHere ? undefined : `oci://${registry}/${name}:${tagOfVersion(version)}`;
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
  const bundle = findStored(workspace, text, from);
  if (bundle) return { ref: text, name: bundle.name ?? text, version: bundle.version, bundle };
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
