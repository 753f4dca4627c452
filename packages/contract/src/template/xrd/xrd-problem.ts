import type { Pointer } from '../../source/pointer';

/** What is wrong with a definition, and where. */
export interface XrdProblem {
  readonly pointer: Pointer;
  readonly on?: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
}

/** A rule of the definition that JSON Schema cannot express: only the cluster checks it. */
export interface LostRule {
  readonly pointer: Pointer;
  /** The CEL expression, or the keyword with its value. */
  readonly rule: string;
  /** What the author of the rule says. */
  readonly message?: string;
}
