/** Why a text does not follow its grammar, in words for the author of the contract. */
export interface Defect {
  /** A full sentence: what is wrong, the value seen, what is accepted. */
  readonly problem: string;
  readonly hint?: string;
}

/** Distinguishes a defect from the parsed value that a parser of this folder returns otherwise. */
export function isDefect<T extends object>(result: T | Defect): result is Defect {
  return 'problem' in result;
}
