import type { Diagnostic, RelatedPlace } from '../diagnostics/diagnostic';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import type { ParsedSource } from '../source/yaml/parse-source';
import type { Pointer } from '../source/pointer';
import type { Range } from '../source/range';
import type { PlaceKind, SourceDocument } from '../source/source-document';
import { renderRow } from './render-rules';
import { placeOf } from './output-origins';

/** What is wrong, with the place that its author changes. */
export interface RenderFinding {
  readonly rule: string;
  readonly in: EffectiveContract | SourceDocument;
  readonly pointer: Pointer;
  /** Whether the key or its value is meant; without it, the value. */
  readonly on?: PlaceKind;
  /** A more exact place than that of the pointer. */
  readonly range?: Range;
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
}

export function diagnoseRender(finding: RenderFinding): Diagnostic {
  const { rule, message, hint, related = [] } = finding;
  const { in: source, pointer, on, range } = finding;
  const own = 'locate' in source ? source.locate(pointer).pointer : pointer;
  return {
    ...renderRow(rule),
    message,
    hint,
    pointer: own,
    ...placeOf({ in: source, pointer }, on),
    ...(range && { range }),
    related,
  };
}

/** A text that cannot be parsed, at each place where it is broken. */
export function diagnoseBroken(
  { source, problems }: ParsedSource,
  { rule, related }: Required<Pick<RenderFinding, 'rule' | 'related'>>,
): Diagnostic[] {
  return problems.map(({ message, hint, range }) => ({
    ...renderRow(rule),
    message,
    hint,
    pointer: '',
    file: source.path,
    range,
    related,
  }));
}
