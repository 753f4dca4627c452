import {
  deriveProvisioning,
  parseSource,
  type LostRule,
  type Provisioning,
  type SourceDocument,
} from 'pacto-contract';
import { joinPath } from 'pacto-contract/graph';
import type { PlannedWrites } from '../../workspace/files/planned-writes';
import type { InfrastructureSchema } from './schema';

export interface ReadDefinition extends Omit<Provisioning, 'lost'> {
  readonly lost: readonly (LostRule & { readonly place: string })[];
}

/** What a Crossplane definition says about claims. `undefined` without the option that names its file. */
export function readDefinition(
  writes: PlannedWrites,
  { fromXrd, include = [], workingDirectory = '' }: InfrastructureSchema,
): ReadDefinition | undefined {
  const keys = [include].flat().flatMap((list) => list.split(','));
  const names = keys.map((key) => key.trim()).filter((key) => key !== '');
  if (fromXrd === undefined) {
    if (names.length === 0) return undefined;
    throw new Error(
      '`--include` selects keys of a definition. Give the path of the definition with `--from-xrd`.',
    );
  }
  // People give a path relative to the current folder. Scripts give it relative to the workspace root.
  const paths = [joinPath(workingDirectory, fromXrd), joinPath('', fromXrd)];
  const path = paths.find((file) => file !== undefined && writes.read(file) !== undefined);
  if (path === undefined) {
    throw new Error(
      `The workspace has no file \`${fromXrd}\`. Give the path of the definition in the workspace.`,
    );
  }
  const { document, problems } = parseSource(path, writes.read(path)!);
  if (!document)
    throw failure(problems.map((problem) => ({ ...problem, place: at(path, problem.range) })));
  const derived = deriveProvisioning(document, names);
  if (!derived.provisioning) {
    throw failure(
      derived.problems.map((problem) => ({
        ...problem,
        place: placeIn(document, problem.pointer, problem.on),
      })),
    );
  }
  const { lost, ...provisioning } = derived.provisioning;
  return {
    ...provisioning,
    lost: lost.map((rule) => ({ ...rule, place: placeIn(document, rule.pointer) })),
  };
}

interface PlacedProblem {
  readonly place: string;
  readonly message: string;
  readonly hint?: string;
}

function failure(problems: readonly PlacedProblem[]): Error {
  const lines = problems.map(({ place, message, hint }) =>
    [`${place}: ${message}`, hint].filter((text) => text !== undefined).join(' '),
  );
  return new Error(lines.join('\n'));
}

function placeIn(document: SourceDocument, pointer: string, on?: 'key' | 'value'): string {
  return at(document.path, document.nearestRange(pointer, on));
}

function at(path: string, { start }: ReturnType<SourceDocument['nearestRange']>): string {
  return `${path}:${start.line}:${start.column}`;
}
