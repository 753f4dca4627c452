// What an expansion may use up. Work is counted, never timed, so that the result is the same everywhere.
import { itemAt, type Value } from './value';

/** Nodes (maps, lists and scalars) of one output. */
export const NODE_LIMIT = 100_000;
/** Characters of the texts of one output. */
export const OUTPUT_SIZE_LIMIT = 1_000_000;
/** Nodes of all outputs of one template together. */
export const TEMPLATE_NODE_LIMIT = 250_000;
/** Characters of all outputs of one template together. */
export const TEMPLATE_SIZE_LIMIT = 5_000_000;
/** Nodes of what all claims of one environment write. */
export const ENVIRONMENT_NODE_LIMIT = 1_000_000;
/** Characters of what all claims of one environment write. */
export const ENVIRONMENT_SIZE_LIMIT = 20_000_000;
/** Files that one template writes for one claim. */
export const OUTPUT_LIMIT = 1000;
/**
 * Steps of one expansion: an evaluated part of an expression, a node, or 32 characters of a text that is
 * read or made.
 */
export const STEP_LIMIT = 2_000_000;

/** Thrown when a limit is reached; the evaluator gives it a place. */
export class LimitReached extends Error {}

interface SubtreeSize {
  readonly nodes: number;
  readonly characters: number;
  /** Whether a number in it is infinite or `.nan`, which no output format can hold. */
  readonly infinite?: boolean;
}

/** Counts what is written, and throws `LimitReached` above its limits. */
export class Tally {
  private nodes = 0;
  private characters = 0;

  constructor(
    private readonly nodeLimit: number,
    private readonly sizeLimit: number,
    private readonly subject: string,
  ) {}

  get isOver(): boolean {
    return this.nodes > this.nodeLimit || this.characters > this.sizeLimit;
  }

  add({ nodes, characters }: SubtreeSize): void {
    this.nodes += nodes;
    this.characters += characters;
    if (this.nodes > this.nodeLimit) {
      throw new LimitReached(`${this.subject} more than ${this.nodeLimit} nodes.`);
    }
    if (this.characters > this.sizeLimit) {
      throw new LimitReached(`${this.subject} more than ${this.sizeLimit} characters.`);
    }
  }
}

const tallyOfOutput = (): Tally => new Tally(NODE_LIMIT, OUTPUT_SIZE_LIMIT, 'The output has');

/** Counts what all claims of one environment write. Pass it to the budget of each claim. */
export function tallyOfEnvironment(): Tally {
  const subject = 'The claims of this environment write';
  return new Tally(ENVIRONMENT_NODE_LIMIT, ENVIRONMENT_SIZE_LIMIT, subject);
}

export class Budget {
  private steps = 0;
  private ofOutput = tallyOfOutput();
  private readonly ofTemplate = new Tally(
    TEMPLATE_NODE_LIMIT,
    TEMPLATE_SIZE_LIMIT,
    'All files of the template together have',
  );
  private readonly sizes = new WeakMap<object, SubtreeSize>();

  constructor(private readonly ofEnvironment = tallyOfEnvironment()) {}

  /** How much work was done; tests read it. */
  get used(): number {
    return this.steps;
  }

  beginOutput(): void {
    this.ofOutput = tallyOfOutput();
  }

  step(count = 1): void {
    this.steps += count;
    if (this.steps > STEP_LIMIT) {
      throw new LimitReached(`The template does more than ${STEP_LIMIT} steps of work.`);
    }
  }

  /** For a text that an operation makes. */
  text(length: number): void {
    if (length > OUTPUT_SIZE_LIMIT) {
      throw new LimitReached(
        `An expression makes a text of more than ${OUTPUT_SIZE_LIMIT} characters.`,
      );
    }
    this.scan(length);
  }

  /** For a text that an operation reads. */
  scan(length: number): void {
    this.step(1 + Math.ceil(length / 32));
  }

  /** For finding a text in another, which looks at each character several times. */
  search(text: string, part: string): void {
    this.scan(4 * (text.length + part.length));
  }

  /** For a list that an operation makes. */
  list(length: number): void {
    if (length > NODE_LIMIT) {
      throw new LimitReached(`An expression makes a list of more than ${NODE_LIMIT} items.`);
    }
    this.step(length);
  }

  /** For what gets into the output. */
  output(size: SubtreeSize): void {
    this.step(size.nodes);
    this.ofOutput.add(size);
    this.ofTemplate.add(size);
    this.ofEnvironment.add(size);
  }

  /** Size of a value with all that it holds. Each object is measured once. */
  sizeOf(value: Value, literal?: string): SubtreeSize {
    if (typeof value === 'string') return { nodes: 1, characters: value.length };
    if (value === null || typeof value !== 'object') {
      const infinite = typeof value === 'number' && !Number.isFinite(value);
      return { nodes: 1, characters: literal?.length ?? 8, infinite };
    }
    const known = this.sizes.get(value);
    if (known) return known;
    let nodes = 1;
    let characters = 0;
    let infinite = false;
    const add = (key: string | number): void => {
      const { value: item, literal } = itemAt(value, key);
      const size = this.sizeOf(item, literal);
      nodes += size.nodes;
      characters += size.characters + (typeof key === 'string' ? key.length : 0);
      infinite ||= size.infinite === true;
    };
    this.step();
    if (Array.isArray(value)) for (const index of value.keys()) add(index);
    else for (const key of Object.keys(value)) add(key);
    const size = { nodes, characters, infinite };
    this.sizes.set(value, size);
    return size;
  }
}
