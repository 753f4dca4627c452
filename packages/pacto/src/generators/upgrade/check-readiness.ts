// Whether a consumer is valid after its pins moved: the contract with the planned edits is validated in
// memory, and compared with what was wrong before.
import {
  fingerprintOf,
  validateBundle,
  type Diagnostic,
  type Session,
  type Upgrade,
} from 'pacto-contract';
import { editedTexts } from '../workspace/plan-edits';
import type { GeneratorWorkspace } from '../workspace/read-workspace';
import { createTreeFiles } from '../workspace/tree-files';

/** What one consumer does not meet, once however many environments have it. */
export interface Unmet {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Readiness {
  readonly project: string;
  readonly root: string;
  readonly owner?: string;
  readonly from: readonly string[];
  readonly status: 'ready' | 'not-ready' | 'up-to-date';
  readonly unmet: readonly Unmet[];
}

export function findUnmet(
  session: Session,
  workspace: GeneratorWorkspace,
  upgrade: Upgrade,
): Unmet[] {
  const places = upgrade.problems.map(({ code, message, path, range }) => ({
    code,
    message,
    file: path,
    line: range?.start.line,
    column: range?.start.column,
  }));
  const before = new Set(errorsOf(session, workspace, upgrade.root, new Map()).map(fingerprintOf));
  const after = errorsOf(
    session,
    workspace,
    upgrade.root,
    editedTexts(workspace.writes, upgrade.edits),
  );
  const found = new Map<string, Unmet>();
  for (const diagnostic of after) {
    const key = fingerprintOf(diagnostic);
    if (before.has(key) || found.has(key)) continue;
    const { code, message, file, range } = diagnostic;
    found.set(key, { code, message, file, line: range?.start.line, column: range?.start.column });
  }
  return [...places, ...found.values()];
}

function errorsOf(
  session: Session,
  { tree, index }: GeneratorWorkspace,
  root: string,
  planned: ReadonlyMap<string, string>,
): Diagnostic[] {
  const files = createTreeFiles(tree, planned);
  const { report } = validateBundle(session, { files, index }, { root });
  return report.environments.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  );
}
