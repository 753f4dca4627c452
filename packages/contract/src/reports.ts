// What the end of a run loads: reports and their texts, without the engine that makes reports.
export * from './report';
export type { Diagnostic, RelatedPlace, Severity } from './diagnostics/diagnostic';
export type { Outcome } from './diagnostics/outcome';
export { REPORT_SCHEMA_VERSION } from './diagnostics/report-identity';
export type { DiffReport } from './diff/change/diff-report';
export type { ValidationReport } from './validate/validation-report';
export type { RenderReport } from './render/render-report';
export { createUserSearch, type BundleUses, type BundleUser } from './workspace/find-users';
