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
  phrase(
    /(?:leads?|led) (?:back )?(?:to|into|out|through|nowhere|in)\b/,
    'refers to, leaves or causes',
  ),
  phrase(/(?:be|been|being) none\b/, 'does not exist, or: is not one of …'),
  phrase(/(?:says?|said|speaks?|spoke) of\b/, 'mentions, or: says about'),
  phrase(/makes? of\b/, 'how … understands or uses'),
  phrase(/(?:gives?|gave) way\b/, 'is replaced by'),
  phrase(/(?:takes?|took|taken) (?:\w+ )?for (?:a|an|the|nothing|passed|unused)\b/, 'counts as'),
  phrase(/reads? (?:\w+ )?otherwise\b/, 'reads differently'),
  phrase(/(?:as good as|nowhere|to blame|lays? down|goes by|has against)\b/, 'a plain word'),
  phrase(/(?:the|its|no) business\b/, 'what the part does or does not do'),
  phrase(/bears? (?:the|a|its|that|this) name\b/, 'is named'),
  phrase(/in (?:its|their) stead\b/, 'instead'),
  phrase(/save for\b/, 'except'),
  phrase(/(?:is|are|was|were) taken for\b/, 'counts as'),
  phrase(/parted by\b/, 'separated by'),
  phrase(/of late\b/, 'recently'),
  phrase(/what is said\b/, 'the message'),
  phrase(/such as (?:has|have)\b/, 'those that have'),
  phrase(/bears?\b(?! in mind)/, 'has, affects or accepts'),
  phrase(/of (?:its|their) own accord\b/, 'by itself'),
  phrase(/(?:anew|afresh)\b/, 'again'),
  phrase(/,? say,/, 'for example'),
  phrase(/need not\b/, 'does not have to'),
  phrase(/of ours\b/, 'our …'),
  phrase(/(?:passed|pass|passes) over\b/, 'skipped'),
  phrase(/(?:everybody|no one)\b/, 'all callers, all users, no caller'),
  phrase(/at hand\b/, 'available'),
  phrase(/for want of\b/, 'without'),
  phrase(/cannot be (?:told|had)\b/, 'we cannot determine …'),
  phrase(/holds? no\b/, 'has no'),
  phrase(/(?:lies?|lay|lying) (?:\w+ )?(?:in|at|below|above|outside|beside|near)\b/, 'is in'),
  phrase(/lies\b/, 'is, or: is located'),
  { pattern: /(?<=^\W*)Of\s/g, instead: 'a sentence that starts with its subject' },
  phrase(/(?:upon|shall|merely|likewise|alike|whichever|vanish(?:es|ed)?)\b/, 'a plain word'),
  phrase(
    /(?:hitherto|thereby|thereof|therein|wherein|whence|hence|lest|nought|naught)\b/,
    'a plain word',
  ),
  phrase(/exists? already\b/, 'already exists'),
  phrase(/answered by\b/, 'a reference refers to a contract; a request gets an answer from'),
  phrase(/at that place\b/, 'at the reported place'),
  phrase(/what was asked for\b/, 'the requested digest, file or version'),
];

function phrase(pattern: RegExp, instead: string): RefusedPhrase {
  const words = pattern.source.replaceAll(' ', '\\s+');
  return { pattern: new RegExp(`(?<![\\w-])${words}`, 'gi'), instead };
}
