// What an expansion may use up. Work is counted, never timed, so that the result is the same everywhere.
import type { Value } from './value';

/** Nodes (maps, lists and scalars) of one output. */
export const NODE_LIMIT = 100_000;
/** Bytes of the texts of one output. */
export const OUTPUT_SIZE_LIMIT = 1_000_000;
/** Files that one template writes for one claim. */
export const OUTPUT_LIMIT = 1000;
/** Steps of one expansion: an evaluated part of an expression, a node, or 32 characters of a new text. */
export const STEP_LIMIT = 2_000_000;

/** Thrown when a limit is reached; the evaluator gives it a place. */
export class LimitReached extends Error {}

interface SubtreeSize {
  readonly nodes: number;
  readonly characters: number;
  /** Whether a number in it is infinite or `.nan`, which no output format can hold. */
  readonly infinite?: boolean;
}

export class Budget {
  private steps = 0;
  private nodes = 0;
  private characters = 0;
  private readonly sizes = new WeakMap<object, SubtreeSize>();

  /** How much work was done; tests read it. */
  get used(): number {
    return this.steps;
  }

  beginOutput(): void {
    this.nodes = 0;
    this.characters = 0;
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
    this.step(1 + Math.ceil(length / 32));
  }

  /** For a list that an operation makes. */
  list(length: number): void {
    if (length > NODE_LIMIT) {
      throw new LimitReached(`An expression makes a list of more than ${NODE_LIMIT} items.`);
    }
    this.step(length);
  }

  /** For what gets into the output. */
  output({ nodes, characters }: SubtreeSize): void {
    this.step(nodes);
    this.nodes += nodes;
    this.characters += characters;
    if (this.nodes > NODE_LIMIT) {
      throw new LimitReached(`The output has more than ${NODE_LIMIT} nodes.`);
    }
    if (this.characters > OUTPUT_SIZE_LIMIT) {
      throw new LimitReached(`The output has more than ${OUTPUT_SIZE_LIMIT} characters.`);
    }
  }

  /** Size of a value with all that it holds. Each object is measured once. */
  sizeOf(value: Value): SubtreeSize {
    if (typeof value === 'string') return { nodes: 1, characters: value.length };
    if (value === null || typeof value !== 'object') {
      const infinite = typeof value === 'number' && !Number.isFinite(value);
      return { nodes: 1, characters: 8, infinite };
    }
    const known = this.sizes.get(value);
    if (known) return known;
    let nodes = 1;
    let characters = 0;
    let infinite = false;
    const add = (item: Value, key = ''): void => {
      const size = this.sizeOf(item);
      nodes += size.nodes;
      characters += size.characters + key.length;
      infinite ||= size.infinite === true;
    };
    this.step();
    if (Array.isArray(value)) for (const item of value) add(item);
    else for (const key of Object.keys(value)) add((value as Record<string, Value>)[key], key);
    const size = { nodes, characters, infinite };
    this.sizes.set(value, size);
    return size;
  }
}
