import type { Pointer } from '../../source/pointer';
import type { Item, Value } from './value';

/** Where a value came from: a variable, and the place in it. */
export interface ValueOrigin {
  readonly variable: string;
  readonly pointer: Pointer;
}

export interface Evaluated extends Item {
  /** Absent for what an expression made itself. */
  readonly origin?: ValueOrigin;
  /** For the result of `entries()`: the origin of the map. */
  readonly entriesOf?: ValueOrigin;
}

/** The variables that an expression sees. */
export interface Scope {
  get(name: string): Evaluated | undefined;
  /** The keys of the map at a place, in the order of the text; absent where that is not known. */
  readonly keysAt?: KeysAt;
}

type KeysAt = (place: ValueOrigin) => readonly string[] | undefined;

/** A variable is computed once, when an expression first asks for it. */
export function openScope(variables: ReadonlyMap<string, () => Value>, keysAt?: KeysAt): Scope {
  const computed = new Map<string, Evaluated>();
  return {
    keysAt,
    get(name) {
      const known = computed.get(name);
      if (known) return known;
      const compute = variables.get(name);
      if (!compute) return undefined;
      const evaluated = { value: compute(), origin: { variable: name, pointer: '' } };
      computed.set(name, evaluated);
      return evaluated;
    },
  };
}

export function withVariable(outer: Scope, name: string, evaluated: Evaluated): Scope {
  const { keysAt } = outer;
  return { keysAt, get: (asked) => (asked === name ? evaluated : outer.get(asked)) };
}
