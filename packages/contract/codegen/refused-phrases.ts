/** A phrase that people do not read in the docs and messages, and what to write instead. */
export interface RefusedPhrase {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** Archaic words and riddles. Add to the list what a reader stumbles over. */
export const REFUSED_PHRASES: readonly RefusedPhrase[] = [
  phrase(
    /(?<!there )(?:is|are|was|were) no (?!longer|more than|less than|fewer than|later than)/,
    'is not a',
  ),
  phrase(/(?:is|are) none\b/, 'does not exist, or: has no …'),
  phrase(/there (?:is|are) none\b/, 'does not exist, or: has no …'),
  phrase(/judg(?:e|es|ed|ing|ement|ements)\b/, 'check or validate'),
  phrase(/mend(?:s|ed|ing)?\b/, 'fix'),
  phrase(/(?:tell|tells|told|telling)\b/, 'report, show or determine'),
  phrase(/stand(?:s|ing)?\b(?! for\b)/, 'is, or: is located'),
  phrase(/stands? for\b/, 'means or represents'),
  phrase(/whoever\b/, 'callers, consumers or authors'),
  phrase(/whom(?:ever)?\b/, 'callers, consumers or authors'),
  phrase(/(?:nobody|anybody|somebody)\b/, 'no caller, no consumer, another project'),
  phrase(/but for\b/, 'except'),
  phrase(/of which\b/, 'a sentence of its own'),
  phrase(/which also\b/, 'a sentence of its own'),
  phrase(/so that nothing\b/, 'what happens, in a sentence of its own'),
  phrase(/leads? (?:back )?to\b/, 'refers to or causes'),
  phrase(/bears? (?:the|a|its|that|this) name\b/, 'is named'),
  phrase(/in (?:its|their) stead\b/, 'instead'),
  phrase(/save for\b/, 'except'),
  phrase(
    /(?:hitherto|thereby|thereof|therein|wherein|whence|hence|lest|nought|naught)\b/,
    'a plain word',
  ),
];

function phrase(pattern: RegExp, instead: string): RefusedPhrase {
  const words = pattern.source.replaceAll(' ', '\\s+');
  return { pattern: new RegExp(`(?<![\\w-])${words}`, 'gi'), instead };
}
