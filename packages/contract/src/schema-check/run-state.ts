// The state of one run of a schema over a value: its budget of work, and what it finds. The budget
// ends hostile schemas. `validate/hostile-contracts.spec.ts` shows the need: "schemas of other
// people end".
import type { Pointer } from '../source/pointer';

/** About a second of work. The same input takes the same number of steps on every machine. */
const STEP_LIMIT = 1_000_000;
/** Schemas inside one another, references included; a schema that refers to itself without end gets here. */
const DEPTH_LIMIT = 700;
/** More than anyone reads, and a bound for references that multiply. */
const ERROR_LIMIT = 20_000;

export class OutOfSteps extends Error {}
export class Endless extends Error {}

export class RunState {
  private stepsLeft = STEP_LIMIT;
  private depth = 0;
  private errorsLeft = ERROR_LIMIT;
  /** Places of values that the platform sets, as far as they are given. */
  readonly platformValues = new Set<Pointer>();

  spend(steps: number): void {
    this.stepsLeft -= steps;
    if (this.stepsLeft < 0) throw new OutOfSteps();
  }

  enter(): void {
    this.spend(1);
    this.depth += 1;
    if (this.depth > DEPTH_LIMIT) throw new Endless();
  }

  leave(): void {
    this.depth -= 1;
  }

  /** Keeps as many as were found before a branch that does not count. */
  forgetPlatformValues(kept: number): void {
    if (this.platformValues.size === kept) return;
    for (const place of [...this.platformValues].slice(kept)) this.platformValues.delete(place);
  }

  /** Whether one more error is worth keeping. */
  takesError(): boolean {
    this.errorsLeft -= 1;
    return this.errorsLeft >= 0;
  }
}
