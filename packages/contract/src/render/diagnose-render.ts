import type { Diagnostic, RelatedPlace } from '../diagnostics/diagnostic';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import type { Pointer } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import { renderRow } from './render-rules';
import { placeOf } from './output-origins';

/** What is wrong, with the place that its author changes. */
export interface RenderFinding {
  readonly rule: string;
  readonly in: EffectiveContract | SourceDocument;
  readonly pointer: Pointer;
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
}

export function diagnoseRender(finding: RenderFinding): Diagnostic {
  const { rule, message, hint, related = [] } = finding;
  const { in: source, pointer } = finding;
  const own = 'locate' in source ? source.locate(pointer).pointer : pointer;
  return {
    ...renderRow(rule),
    message,
    hint,
    pointer: own,
    ...placeOf({ in: source, pointer }),
    related,
  };
}
