import { printYaml } from '../edit/print-yaml';
import { compareText } from '../source/text-order';
import { LOCK_VERSION, type Lock, type Pin } from './lock';

/** The text of `pacto.lock`: sorted, with a line end, equal for equal locks. */
export function printLock({ tool, root, pins }: Lock): string {
  const dependencies = pins.filter(({ kind }) => kind === 'dependency').sort(compareDependencies);
  const references = pins.filter(({ kind }) => kind !== 'dependency').sort(compareReferences);
  return `${printYaml({
    lockVersion: LOCK_VERSION,
    pacto: { version: tool },
    root: withoutAbsent({ name: root.name, version: root.version }),
    dependencies: dependencies.map(printDependency),
    references: references.map(printReference),
  })}\n`;
}

function printDependency({ name, ref, constraint, version, digest }: Pin): object {
  return withoutAbsent({ name, source: 'oci', ref, constraint, version, digest });
}

function printReference({ from, kind, name, ref, version, digest }: Pin): object {
  const declaredBy = from === undefined ? undefined : `oci:${from}`;
  return withoutAbsent({ from: declaredBy, kind, name, source: 'oci', ref, version, digest });
}

function withoutAbsent(entry: Record<string, string | undefined>): object {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

function compareDependencies(a: Pin, b: Pin): number {
  return (
    compareText(a.name, b.name) ||
    compareText(a.ref, b.ref) ||
    compareText(a.constraint ?? '', b.constraint ?? '')
  );
}

function compareReferences(a: Pin, b: Pin): number {
  return (
    compareText(a.kind, b.kind) ||
    compareText(a.name, b.name) ||
    compareText(a.ref, b.ref) ||
    compareText(a.from ?? '', b.from ?? '')
  );
}
