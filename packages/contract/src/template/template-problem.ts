import type { Pointer } from '../source/pointer';
import type { Range } from '../source/range';
import type { TemplateOrigin } from './template-origins';

export type TemplateCode =
  /** The template itself is wrong. */
  | 'TEMPLATE_INVALID'
  /** The template does not fit these values, or reaches a limit with them. */
  | 'TEMPLATE_FAILED'
  | 'PROVISIONER_UNKNOWN'
  | 'RENDER_LABEL_INVALID'
  | 'RENDER_LABEL_UNKNOWN'
  | 'RENDER_NAME_INVALID'
  | 'RENDER_DUPLICATE_OUTPUT'
  | 'RENDER_DUPLICATE_KEY'
  | 'RENDER_KIND_NOT_ALLOWED';

/** Problems of one template that are reported. */
export const PROBLEM_LIMIT = 20;

/** Why a template cannot be used, or not with these values. */
export interface TemplateProblem {
  readonly code: TemplateCode;
  readonly message: string;
  readonly hint?: string;
  /** What `pointer` is in. */
  readonly in: TemplateOrigin['in'];
  readonly pointer: Pointer;
  readonly on?: 'key' | 'value';
  /** Exact place in the template, where one is known. */
  readonly range?: Range;
  /** The place in the claim's values that the problem is about. */
  readonly value?: Pointer;
  /** The option that is missing. */
  readonly option?: string;
}
