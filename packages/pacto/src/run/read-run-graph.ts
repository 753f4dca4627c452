import { readCachedProjectGraph, type ProjectGraph } from '@nx/devkit';

/** The graph that Nx kept for the run. `undefined` where Nx keeps none: `NX_CACHE_PROJECT_GRAPH=false`. */
export function readRunGraph(): ProjectGraph | undefined {
  try {
    return readCachedProjectGraph();
  } catch {
    return undefined;
  }
}
