import { joinHints } from '../../diagnostics/words';
import type { NoAnswer } from '../../resolve/resolver';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';

/** Dependencies that nothing answers, for a reason that the caller reports, in the words of that answer. */
export function* reportDependencies(
  context: RuleContext,
  isReported: (answer: NoAnswer) => boolean,
): Iterable<Finding> {
  for (const [index, { ref, compatibility }] of (context.contract.dependencies ?? []).entries()) {
    const answer = context.resolve(ref, compatibility);
    if (answer.status === 'found' || !isReported(answer)) continue;
    yield {
      pointer: `/dependencies/${index}/ref`,
      message: answer.message,
      hint: joinHints(context.suggestAnswer(ref, answer), answer.hint),
    };
  }
}
