import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../diagnostics/outcome';
import type { Pointer } from '../source/pointer';
import type { Range } from '../source/range';
import type { BundleIdentity, REPORT_SCHEMA_VERSION } from '../diagnostics/report-identity';

/** Where a value of an output file was written. */
export interface ValueSource {
  /** The place of the value in the output file. */
  readonly pointer: Pointer;
  /** POSIX, relative to the workspace root. */
  readonly file: string;
  readonly range?: Range;
}

/** One file that was rendered. Where its values came from is in the `index.json` beside it. */
export interface RenderedFile {
  /** With the folder of the environment first, e.g. `stg/values.yaml`. */
  readonly path: string;
  readonly hash: string;
  readonly provisioner?: string;
  /** `name@version` of the contract whose template wrote it. */
  readonly contract?: string;
  readonly component?: string;
  readonly configuration?: string;
}

/** One difference between what the base and this state render. */
export interface RenderChange {
  /** As in `RenderedFile`. */
  readonly path: string;
  /** The place of the value in the file; empty for a whole file. */
  readonly pointer: Pointer;
  /** `destroys`: a resource of the base disappears, or another one takes its place. */
  readonly kind: 'destroys' | 'removed' | 'changed' | 'added';
  /** `Kind name` of the resource, where the change is about one as a whole. */
  readonly resource?: string;
  /** What differs if two resources share kind and name: `namespace shop`. */
  readonly resourceDetail?: string;
  readonly old?: unknown;
  readonly new?: unknown;
  /** Where the new value was written; for one that is gone, where the old one was. */
  readonly source?: Omit<ValueSource, 'pointer'> & { readonly side: 'base' | 'head' };
}

export interface RenderedEnvironment {
  /** `null` is the base of the contract. */
  readonly name: string | null;
  /** Folder of its files: the name, or `_base`. */
  readonly folder: string;
  readonly outcome: Outcome;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly RenderedFile[];
  /** Keys of secrets that are declared, sorted; never a value. */
  readonly secrets: readonly string[];
  /** Absent where nothing was compared. */
  readonly changes?: readonly RenderChange[];
}

/** The JSON that `pacto-render` writes: no absolute path, no date, no colour. */
export interface RenderReport {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  /** Distinguishes it from the report of a validation. Both have environments. */
  readonly task: 'render';
  readonly bundle: BundleIdentity;
  readonly outcome: Outcome;
  /** What it was compared with. */
  readonly base?: { readonly kind: 'git' | 'directory' | 'oci'; readonly ref: string };
  /** Whether a resource that disappears fails the task. */
  readonly failOn?: FailOnDestroys;
  readonly environments: readonly RenderedEnvironment[];
}

export const FAIL_ON_DESTROYS = ['none', 'destroys'] as const;
export type FailOnDestroys = (typeof FAIL_ON_DESTROYS)[number];

export const BASE_FOLDER = '_base';

/** The base is deployed only where it is the only one. */
export function deployedEnvironments(
  environments: readonly RenderedEnvironment[],
): readonly RenderedEnvironment[] {
  const named = environments.filter(({ name }) => name !== null);
  return named.length > 0 ? named : environments;
}

/** What changes where something is deployed. Totals count these alone. */
export function deployedChanges(
  environments: readonly RenderedEnvironment[],
): readonly RenderChange[] {
  return deployedEnvironments(environments).flatMap(({ changes = [] }) => changes);
}

/** The one place that decides it, for failed runs, for the order of changes and for the words of reports. */
export function isDestroyed({ kind }: Pick<RenderChange, 'kind'>): boolean {
  return kind === 'destroys';
}

/** Whether a task or a run fails because of what is destroyed. */
export function failsOnDestroys({
  failOn,
  environments,
}: Pick<RenderReport, 'failOn' | 'environments'>): boolean {
  return failOn === 'destroys' && deployedChanges(environments).some(isDestroyed);
}
