export { normalizeOptions } from './normalize-options';
export type { NormalizedOptions, PactoPluginOptions, RunReport } from './plugin-options';
export type { TargetId } from './read-target-names';
