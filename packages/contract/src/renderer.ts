// What a task loads that renders: the engine of validation, and what writes and reviews files.
export * from './validator';
export type { OptionsPlace } from './render/name-places';
export { renderUnit, type RenderedUnit, type RenderRequest } from './render/render-unit';
export { reviewRemovedUnit, reviewUnit, type Review } from './render/review/review-unit';
export {
  deployedChanges,
  FAIL_ON_DESTROYS,
  isDestroyed,
  type FailOnDestroys,
} from './render/render-report';
export { printRender } from './report/print-render';
export type { ReportOptions } from './report/text/report-options';
