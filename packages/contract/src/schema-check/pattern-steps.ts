// Estimates from its text how long a regular expression can take. Only simple forms are understood.
// For all others the answer is "unknown", and a time guard runs them. `npm run bench -- --only=engine`
// shows the need: with a guard for every pattern, the engine takes 25 percent more processor time.
import { parsePattern, type PatternPart } from '../json-schema/parse-pattern';

/** What backtracking can do with a part of a pattern. */
interface Work {
  /** Ways through the part, the lengths of unbounded repetitions aside. */
  readonly ways: number;
  /** Unbounded repetitions on one way. */
  readonly runs: number;
  /** Whether it can only match where the text begins. */
  readonly isAnchored: boolean;
  /** Matches one character. */
  readonly isCharacter: boolean;
}

const ZERO_WIDTH: Work = { ways: 1, runs: 0, isAnchored: false, isCharacter: false };
const START: Work = { ...ZERO_WIDTH, isAnchored: true };
const CHARACTER: Work = { ...ZERO_WIDTH, isCharacter: true };

/**
 * Steps that a search takes at most for each character of the text, or `undefined` when the pattern
 * may take more than linear time, or is not understood.
 */
export function patternSteps(pattern: string): number | undefined {
  const part = parsePattern(pattern);
  const work = part && workOf(part);
  if (!work) return undefined;
  // A pattern that is not anchored is tried from each character on.
  const isLinear = work.runs + (work.isAnchored ? 0 : 1) <= 1;
  return isLinear ? 2 * work.ways * (pattern.length + 1) : undefined;
}

/** `undefined` where the ways through a part cannot be counted. */
function workOf(part: PatternPart): Work | undefined {
  switch (part.kind) {
    case 'start':
      return START;
    case 'end':
      return ZERO_WIDTH;
    case 'character':
      return CHARACTER;
    case 'choice':
      return workOfChoice(part.parts);
    case 'sequence':
      return workOfSequence(part.parts);
    case 'repeated': {
      const work = workOf(part.part);
      return work && repeat(work, part.least, part.most);
    }
  }
}

function workOfChoice(parts: readonly PatternPart[]): Work | undefined {
  const alternatives: Work[] = [];
  for (const part of parts) {
    const alternative = workOf(part);
    if (!alternative) return undefined;
    alternatives.push(alternative);
  }
  return {
    ways: alternatives.reduce((sum, { ways }) => sum + ways, 0),
    runs: Math.max(...alternatives.map(({ runs }) => runs)),
    isAnchored: alternatives.every(({ isAnchored }) => isAnchored),
    isCharacter: false,
  };
}

function workOfSequence(parts: readonly PatternPart[]): Work | undefined {
  let [ways, runs, isAnchored] = [1, 0, false];
  for (const [index, part] of parts.entries()) {
    const work = workOf(part);
    if (!work) return undefined;
    ways *= work.ways;
    runs += work.runs;
    if (index === 0) isAnchored = work.isAnchored;
  }
  return { ways, runs, isAnchored, isCharacter: false };
}

function repeat({ ways, runs, isCharacter }: Work, from: number, to: number): Work | undefined {
  if (to < from) return undefined;
  if (isCharacter) {
    return to === Infinity ? { ...ZERO_WIDTH, runs: 1 } : { ...ZERO_WIDTH, ways: to - from + 1 };
  }
  // A repeated group can part a text among its rounds in more ways than are counted here.
  if (to === Infinity) return undefined;
  return { ...ZERO_WIDTH, ways: (to - from + 1) * Math.max(ways, 1) ** to, runs: runs * to };
}

/** A number of steps for each character that is harmless for any text. */
const FEW_STEPS = 1000;

/** Whether a pattern takes time in proportion to the text, so that it needs no guard. */
export function isLinearPattern(pattern: string): boolean {
  const steps = patternSteps(pattern);
  return steps !== undefined && steps <= FEW_STEPS;
}
