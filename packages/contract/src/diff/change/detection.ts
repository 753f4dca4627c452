import { compareText } from '../../source/text-order';
import type { Pointer } from '../../source/pointer';
import type { ChangePlace, ChangeType, RawChange } from './change';

/** The two interface files that are compared, workspace-relative, as changes name them. */
export interface InterfaceFiles {
  readonly basePath: string;
  readonly headPath: string;
}

/** Why one side is not the document that it should be: it could not be compared as a whole. */
export interface ShapeDefect {
  readonly side: 'base' | 'head';
  /** A full sentence for the author of that side. */
  readonly defect: string;
  readonly pointer: Pointer;
}

export interface Detection {
  /** In a total order: path, rule, pointers, by code unit. */
  readonly changes: readonly RawChange[];
  /** When not empty, `changes` is not the whole difference. */
  readonly defects: readonly ShapeDefect[];
}

/** A change before its pointers are bound to files. */
export interface FoundChange {
  readonly rule: string;
  readonly path: string;
  readonly type: ChangeType;
  readonly subject: string;
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
  readonly basePointer?: Pointer;
  readonly headPointer?: Pointer;
  /** Paths of all places that use what changed, where several share it; `path` is below the first. */
  readonly usedAt?: readonly string[];
}

/** Binds pointers to files and brings the changes into their total order. */
export function buildDetection(
  found: readonly FoundChange[],
  defects: readonly ShapeDefect[],
  files: InterfaceFiles,
): Detection {
  const changes = found.map((change) => bind(change, files)).sort(compareChanges);
  return { changes, defects };
}

function bind(found: FoundChange, files: InterfaceFiles): RawChange {
  const { rule, path, type, subject, basePointer, headPointer, oldValue, newValue } = found;
  return {
    rule,
    path,
    type,
    subject,
    ...(oldValue === undefined ? {} : { oldValue }),
    ...(newValue === undefined ? {} : { newValue }),
    ...(basePointer === undefined ? {} : { base: { file: files.basePath, pointer: basePointer } }),
    ...(headPointer === undefined ? {} : { head: { file: files.headPath, pointer: headPointer } }),
  };
}

function compareChanges(a: RawChange, b: RawChange): number {
  return (
    compareText(a.path, b.path) ||
    compareText(a.rule, b.rule) ||
    compareText(placeKey(a.base), placeKey(b.base)) ||
    compareText(placeKey(a.head), placeKey(b.head)) ||
    compareText(a.subject, b.subject)
  );
}

function placeKey(place: ChangePlace | undefined): string {
  return place === undefined ? '' : place.pointer;
}
