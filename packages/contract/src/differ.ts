// What a task loads that compares with a base: the engine without rendering and releases.
export { createSession, type Session } from './bundle/session';
export { diffBundle, type Diffed, type DiffRequest } from './diff/diff-bundle';
export type { DiffSide } from './diff/sides/diff-side';
export { FAIL_ON, type FailOn } from './diff/classify-diff';
export { printDiff } from './report/print-diff';
export type { ReportOptions } from './report/text/report-options';
