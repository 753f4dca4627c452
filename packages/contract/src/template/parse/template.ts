// A parsed template file. Every text is split into literal characters and expressions.
import type { Pointer } from '../../source/pointer';
import type { SourceDocument } from '../../source/source-document';
import type { Expression } from '../cel/expression';

export const RENDER_VERSION = 1;

export interface Template {
  /** For the places of problems. */
  readonly document: SourceDocument;
  readonly requiredLabels: readonly string[];
  readonly requiredOptions: readonly string[];
  readonly outputs: readonly TemplateOutput[];
  /** Names of the variables that its expressions use. */
  readonly uses: ReadonlySet<string>;
}

export interface TemplateOutput {
  readonly pointer: Pointer;
  readonly file: TemplateText;
  readonly condition?: TemplateText;
  readonly loop?: { readonly each: TemplateText; readonly as: string };
  readonly document: TemplateNode;
}

/** A text with expressions, and its place. */
export interface TemplateText {
  readonly pointer: Pointer;
  readonly on: 'key' | 'value';
  readonly text: string;
  readonly parts: readonly (string | Expression)[];
}

export interface TemplateLoop {
  readonly pointer: Pointer;
  readonly each: TemplateText;
  readonly as: string;
  readonly do: TemplateNode;
}

export type TemplateNode = { readonly pointer: Pointer } & (
  | { readonly kind: 'literal'; readonly value: unknown; readonly literal?: string }
  | { readonly kind: 'text'; readonly text: TemplateText }
  | { readonly kind: 'list'; readonly items: readonly TemplateNode[] }
  /** An item of a list that becomes one item per element. */
  | { readonly kind: 'loop'; readonly loop: TemplateLoop }
  | {
      readonly kind: 'map';
      readonly condition?: TemplateText;
      readonly entries: readonly TemplateEntry[];
    }
);

export type TemplateEntry =
  | { readonly kind: 'key'; readonly key: TemplateText; readonly value: TemplateNode }
  /** Adds the keys of one map per element. */
  | { readonly kind: 'loop'; readonly loop: TemplateLoop };
