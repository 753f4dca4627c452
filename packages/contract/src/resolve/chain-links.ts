import type { Link, Resolution, Resolver } from './resolver';

/**
 * A resolver that asks the workspace first, then each further link. The first bundle that is found
 * answers. When none is found, the last link that says anything explains why. What an artifact
 * refers to is never answered by the workspace.
 */
export function chainLinks(workspace: Resolver, further: readonly Link[]): Resolver {
  if (further.length === 0) return workspace;
  return {
    ...workspace,
    resolve(request) {
      let resolution = workspace.resolve(request);
      if (!isOpen(resolution)) return resolution;
      for (const link of further) {
        resolution = link.answer(request) ?? resolution;
        if (resolution.status === 'found') return resolution;
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

/** Whether a further link can know better: not when the reference itself is wrong, or found. */
function isOpen({ status }: Resolution): boolean {
  return status === 'absent' || status === 'external';
}
