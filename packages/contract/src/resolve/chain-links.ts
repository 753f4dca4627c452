import { joinHints } from '../diagnostics/words';
import { isFound, type Link, type NoAnswer, type Resolver } from './resolver';

/**
 * A resolver that asks the workspace first, then each further link. The first bundle that is found
 * answers. When none is found, each link that was asked explains why. What an artifact
 * refers to is never a bundle of the workspace.
 */
export function chainLinks<Workspace extends Resolver>(
  workspace: Workspace,
  further: readonly Link[],
): Workspace {
  if (further.length === 0) return workspace;
  return {
    ...workspace,
    resolve(request) {
      let resolution = workspace.resolve(request);
      if (isFound(resolution) || !isOpen(resolution)) return resolution;
      for (const link of further) {
        const answer = link.answer(request);
        if (answer?.status === 'found') return answer;
        if (answer) resolution = join(resolution, answer);
      }
      return resolution;
    },
    decidingFiles(request) {
      const files = new Set(workspace.decidingFiles(request));
      for (const link of further) link.decidingFiles(request).forEach((file) => files.add(file));
      return [...files];
    },
  };
}

/** Keeps what the first link knows about the name. The author gets the words of both links. */
function join(first: NoAnswer, next: NoAnswer): NoAnswer {
  return {
    ...first,
    message: `${first.message} ${next.message}`,
    hint: first.bundles.length > 0 ? joinHints(first.hint, next.hint) : next.hint,
    pinned: next.pinned,
    rule: next.rule,
    missing: next.missing,
    isReported: next.isReported,
  };
}

/** Whether a further link can know better: not when the reference itself is wrong, or found. */
function isOpen({ status }: NoAnswer): boolean {
  return status === 'absent' || status === 'external';
}
