/** Thrown inside the comparer alone; `compareSchemas` turns it into one undecided difference. */
export class WorkExhausted extends Error {}

/** Bounds the work on a hostile pair of schemas by count, so that the verdict does not depend on the machine. */
export class WorkBudget {
  constructor(private left = 0) {}

  refill(steps: number): void {
    this.left = steps;
  }

  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new WorkExhausted();
  }
}
