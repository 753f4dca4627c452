/** Thrown inside the comparer alone; it becomes undecided differences. */
export class WorkExhausted extends Error {}

/**
 * Bounds the work on a hostile pair of schemas by count, so that the result does not depend on the
 * machine. `shared-work.spec.ts` shows the need.
 */
export class WorkBudget {
  /** Where the current share ends. */
  private floor = 0;

  constructor(private left = 0) {}

  refill(steps: number): void {
    this.left = steps;
    this.floor = 0;
  }

  /** Steps that are left; below 0 when the work ended early. */
  get remaining(): number {
    return this.left;
  }

  spend(steps: number): void {
    this.left -= steps;
    if (this.left < this.floor) throw new WorkExhausted();
  }

  /** Runs with a share of the work; `undefined` when the share, but not the whole, was used up. */
  withShare<T>(steps: number, run: () => T): T | undefined {
    const outer = this.floor;
    this.floor = Math.max(outer, this.left - steps);
    try {
      return run();
    } catch (error) {
      if (!(error instanceof WorkExhausted) || this.left < outer) throw error;
      return undefined;
    } finally {
      this.floor = outer;
    }
  }
}
