import { codeUpTo } from '../diagnostics/words';

/** Why a text does not follow its grammar, in words for the author of the contract. */
export interface GrammarDefect {
  /** A full sentence: what is wrong, the value seen, what is accepted. */
  readonly problem: string;
  readonly hint?: string;
}

/** Distinguishes a defect from the parsed value that a parser of this folder returns otherwise. */
export function isDefect<T extends object>(result: T | GrammarDefect): result is GrammarDefect {
  return 'problem' in result;
}

const LONGEST_QUOTE = 160;

/** The text in backticks, cut to 160 characters: an author's text has no bound on its length. */
export function quote(text: string): string {
  return codeUpTo(LONGEST_QUOTE, text);
}
