// Several rules and every environment ask for the same references. `npm run bench -- --only=engine,store` shows
// the need, most of all if each answer is in a lock.
import type { Resolution, Resolver } from './resolver';

/**
 * A key for no folder or no range. It differs from the empty text, because an empty range is another
 * request than no range.
 */
const NONE = '\0';

/** A resolver that looks for each answer once. It may be used only while no file changes. */
export function rememberAnswers<Asked extends Pick<Resolver, 'resolve'>>(resolver: Asked): Asked {
  const answers = new Map<string, Resolution>();
  return {
    ...resolver,
    resolve(request) {
      const { ref, from, lockedBy = NONE, range = NONE } = request;
      const key = `${ref}\n${from}\n${lockedBy}\n${range}`;
      const known = answers.get(key);
      if (known) return known;
      const answer = resolver.resolve(request);
      answers.set(key, answer);
      return answer;
    },
  };
}
