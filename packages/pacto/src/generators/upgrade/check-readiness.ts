// Which consumers can move. All moves are checked together, with every contract of the workspace that uses a consumer:
// its root, or the services that follow its policies. Who causes a new error there is held back, and the rest is checked again.
import { fingerprintOf, type Diagnostic } from 'pacto-contract';
import { childPath, LOCK_FILE } from 'pacto-contract/graph';
import type { Move } from './plan-move';
import type { Texts, TextValidator } from './validate-texts';

/** A requirement that one consumer does not meet. It is listed once, even if it fails in several environments. */
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

export class ReadinessChecker {
  private readonly known = new Map<string, ReadonlySet<string>>();

  /** `reach` has what each bundle uses, itself included. */
  constructor(
    private readonly validator: TextValidator,
    private readonly reach: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  /** What holds back each consumer that cannot move, by its folder. The moves that are left are valid together. */
  async findUnmet(moves: readonly Move[]): Promise<ReadonlyMap<string, readonly Unmet[]>> {
    const held = new Map<string, Unmet[]>();
    for (const move of moves.filter(needsPerson)) {
      const { root } = move.upgrade;
      const errors = await this.newErrors([root], move.texts);
      held.set(root, [...placesOf(move), ...unmetOf(errors.get(root) ?? [], move.lockProblems)]);
    }
    let rest = moves.filter((move) => !needsPerson(move));
    let asked = this.usersOf(rest);
    while (asked.length > 0) {
      const errors = await this.newErrors(asked, textsOf(rest));
      const causes = await this.findCauses(errors, rest);
      for (const [move, found] of causes) held.set(move.upgrade.root, unmetOf(found, []));
      rest = rest.filter((move) => !causes.has(move));
      // Only these can be different without the moves that cause errors.
      asked = [...new Set([...errors.keys(), ...this.usersOf([...causes.keys()])])];
    }
    return held;
  }

  /** The bundles that use one of the consumers, and the consumers themselves. */
  private usersOf(moves: readonly Move[]): string[] {
    return [...this.reach].flatMap(([root, used]) =>
      moves.some(({ upgrade }) => used.has(upgrade.root)) ? [root] : [],
    );
  }

  /** The errors that the bundles do not have yet, for those that get some. */
  private async newErrors(
    roots: readonly string[],
    texts: Texts,
  ): Promise<Map<string, Diagnostic[]>> {
    const after = await this.validator.errorsOf(roots, texts);
    const failing = roots.filter((root) => after.get(root)!.length > 0);
    const unknown = failing.filter((root) => !this.known.has(root));
    for (const [root, errors] of await this.validator.errorsOf(unknown, new Map())) {
      this.known.set(root, new Set(errors.map(fingerprintOf)));
    }
    return new Map(
      failing.flatMap((root) => {
        const before = this.known.get(root)!;
        const added = after.get(root)!.filter((one) => !before.has(fingerprintOf(one)));
        return added.length === 0 ? [] : [[root, added] as const];
      }),
    );
  }

  /** The moves that cause an error on their own. Without such a move, all moves that can have caused it. */
  private async findCauses(
    errors: ReadonlyMap<string, readonly Diagnostic[]>,
    moves: readonly Move[],
  ): Promise<Map<Move, Diagnostic[]>> {
    const alone = new Map<Move, Diagnostic[]>();
    const together = new Map<Move, Diagnostic[]>();
    for (const [root, found] of errors) {
      const possible = moves.filter(({ upgrade }) => this.reach.get(root)!.has(upgrade.root));
      let left: readonly Diagnostic[] = found;
      for (const move of possible) {
        const own =
          possible.length === 1
            ? found
            : ((await this.newErrors([root], move.texts)).get(root) ?? []);
        const caused = new Set(own.map(fingerprintOf));
        add(
          alone,
          move,
          found.filter((one) => caused.has(fingerprintOf(one))),
        );
        left = left.filter((one) => !caused.has(fingerprintOf(one)));
      }
      for (const move of possible) add(together, move, left);
    }
    return alone.size > 0 ? alone : together;
  }
}

function add<Key>(lists: Map<Key, Diagnostic[]>, key: Key, found: readonly Diagnostic[]): void {
  if (found.length > 0) lists.set(key, [...(lists.get(key) ?? []), ...found]);
}

/** Whether a person must change something first. Such a consumer never moves. */
export function needsPerson({ upgrade, lockProblems }: Move): boolean {
  return upgrade.problems.length + lockProblems.length > 0;
}

function textsOf(moves: readonly Move[]): Texts {
  return new Map(moves.flatMap(({ texts }) => [...texts]));
}

function placesOf({ upgrade, lockProblems }: Move): Unmet[] {
  const places = upgrade.problems.map(({ code, message, path, range }): Unmet => {
    return { code, message, file: path, line: range?.start.line, column: range?.start.column };
  });
  const file = childPath(upgrade.root, LOCK_FILE);
  return [
    ...places,
    ...lockProblems.map((message) => ({ code: 'REFERENCE_NOT_LOCKED', message, file })),
  ];
}

function unmetOf(errors: readonly Diagnostic[], lockProblems: readonly string[]): Unmet[] {
  const found = new Map<string, Unmet>();
  for (const diagnostic of errors) {
    const key = fingerprintOf(diagnostic);
    if (found.has(key) || isNamedBy(lockProblems, diagnostic)) continue;
    const { code, message, file, range } = diagnostic;
    found.set(key, { code, message, file, line: range?.start.line, column: range?.start.column });
  }
  return [...found.values()];
}

/** The lock lacks the reference because of a problem that is listed, which explains more. */
function isNamedBy(lockProblems: readonly string[], { code, file, range }: Diagnostic): boolean {
  if (code !== 'REFERENCE_NOT_LOCKED' || range === undefined) return false;
  const place = `${file}:${range.start.line}:${range.start.column}: `;
  return lockProblems.some((problem) => problem.startsWith(place));
}
