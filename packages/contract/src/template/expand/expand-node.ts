// Expands what one output holds, and notes for each place in it where it came from.
import { joinPointer, type Pointer } from '../../source/pointer';
import { LimitReached, type Budget } from '../cel/budget';
import { composePlainText, composeText, type TextContext } from './compose-text';
import { elementOf } from '../cel/evaluate';
import { ExpressionError } from '../cel/expression-error';
import { escapeHclValue } from './hcl-text';
import { isOneExpression } from '../parse/parse-text';
import { placeLimit } from '../cel/place-limit';
import { withVariable, type Evaluated, type Scope, type ValueOrigin } from '../cel/scope';
import type { TemplateOrigin } from '../template-origins';
import type { TemplateLoop, TemplateNode, TemplateText } from '../parse/template';
import { addKey, hasKey, listOf, nameType, OMIT, type Item, type Value } from '../cel/value';

/** A problem at a text of the template. */
export class ExpansionError extends Error {
  constructor(
    readonly text: Pick<TemplateText, 'pointer' | 'on' | 'text'>,
    readonly error: ExpressionError,
  ) {
    super(error.message);
  }
}

export class NodeExpander {
  readonly sources = new Map<Pointer, TemplateOrigin>();

  constructor(
    private readonly budget: Budget,
    private readonly hcl: boolean,
  ) {}

  /** The value is `OMIT` where the place is left out. */
  expand(node: TemplateNode, scope: Scope, place: Pointer): Item {
    switch (node.kind) {
      case 'literal':
        this.count(node, node.literal?.length ?? 8);
        this.note(node, place, { in: 'template', pointer: node.pointer });
        return node;
      case 'text':
        return this.text(node.text, scope, place);
      case 'list':
        return { value: this.list(node, scope, place) };
      case 'map':
        return { value: this.map(node, scope, place) };
      case 'loop':
        throw new Error('A loop is expanded by the list that holds it.');
    }
  }

  /** The value of a condition. */
  isTrue(text: TemplateText, scope: Scope): boolean {
    const { value } = this.compose(text, scope);
    if (typeof value === 'boolean') return value;
    throw failed(
      text,
      `The condition is ${nameType(value)}; it must be a boolean.`,
      'Compare it, for example with `==`, or test it with `has()` or `size()`.',
    );
  }

  /** The elements of a loop, each with the scope that its body sees. */
  *elements({ each, as }: Pick<TemplateLoop, 'each' | 'as'>, scope: Scope): Iterable<Scope> {
    const list = this.compose(each, scope);
    const { value } = list;
    if (!Array.isArray(value)) {
      throw failed(
        each,
        `The loop goes over ${nameType(value)}; it takes a list.`,
        'For the keys of a map write `entries(map)`.',
      );
    }
    for (const index of value.keys()) {
      this.within(each, () => this.budget.step());
      yield withVariable(scope, as, elementOf(list, index));
    }
  }

  plainText(text: TemplateText, scope: Scope): string {
    return this.within(text, () => composePlainText(text, this.context(scope)));
  }

  private text(text: TemplateText, scope: Scope, place: Pointer): Item {
    const { value, literal, origin } = this.compose(text, scope);
    if (value === OMIT) return { value };
    this.within(text, () => {
      const size = this.budget.sizeOf(value, literal);
      if (size.infinite) throw new LimitReached('The value holds a number that is not finite.');
      this.budget.output(size);
    });
    this.note(text, place, namedOrigin(origin) ?? { in: 'template', pointer: text.pointer });
    // A text of several parts is escaped part by part. Loops and conditions see values as they are.
    if (!this.hcl || !isOneExpression(text)) return { value, literal };
    this.within(text, () => this.budget.scan(this.budget.sizeOf(value).characters));
    return { value: escapeHclValue(value), literal };
  }

  private list(node: TemplateNode & { kind: 'list' }, scope: Scope, place: Pointer): Value {
    this.count(node, 0);
    this.note(node, place, { in: 'template', pointer: node.pointer });
    const items: Item[] = [];
    const add = (item: TemplateNode, inner: Scope): void => {
      const expanded = this.expand(item, inner, joinPointer(place, items.length));
      if (expanded.value !== OMIT) items.push(expanded);
    };
    for (const item of node.items) {
      if (item.kind !== 'loop') add(item, scope);
      else for (const inner of this.elements(item.loop, scope)) add(item.loop.do, inner);
    }
    return listOf(items);
  }

  private map(node: TemplateNode & { kind: 'map' }, scope: Scope, place: Pointer): Value {
    if (node.condition && !this.isTrue(node.condition, scope)) return OMIT;
    this.count(node, 0);
    this.note(node, place, { in: 'template', pointer: node.pointer });
    const map: Record<string, Value> = {};
    this.addEntries(map, node, scope, place);
    return map;
  }

  private addEntries(
    map: Record<string, Value>,
    node: TemplateNode & { kind: 'map' },
    scope: Scope,
    place: Pointer,
  ): void {
    for (const entry of node.entries) {
      if (entry.kind === 'loop') {
        const body = entry.loop.do as TemplateNode & { kind: 'map' };
        for (const inner of this.elements(entry.loop, scope)) {
          if (body.condition && !this.isTrue(body.condition, inner)) continue;
          this.addEntries(map, body, inner, place);
        }
        continue;
      }
      const key = this.plainText(entry.key, scope);
      const { value, literal } = this.expand(entry.value, scope, joinPointer(place, key));
      if (value === OMIT) continue;
      if (hasKey(map, key)) {
        throw failed(
          entry.key,
          `The key \`${key}\` is written twice.`,
          'Give each entry its own key.',
        );
      }
      this.within(entry.key, () => this.budget.output({ nodes: 0, characters: key.length }));
      addKey(map, key, value, literal);
    }
  }

  private count({ pointer }: TemplateNode, characters: number): void {
    this.within({ pointer, on: 'value', text: '' }, () =>
      this.budget.output({ nodes: 1, characters }),
    );
  }

  /** Counts the length of the place, because all places below a long key are long. */
  private note(
    { pointer }: { readonly pointer: Pointer },
    place: Pointer,
    origin: TemplateOrigin,
  ): void {
    this.within({ pointer, on: 'value', text: '' }, () => this.budget.scan(place.length));
    this.sources.set(place, origin);
  }

  private compose(text: TemplateText, scope: Scope): Evaluated {
    return this.within(text, () => composeText(text, this.context(scope)));
  }

  private context(scope: Scope): TextContext {
    return { scope, budget: this.budget, hcl: this.hcl };
  }

  /** Runs the work. An error gets the place of the text. */
  private within<Result>(
    text: Pick<TemplateText, 'pointer' | 'on' | 'text'>,
    work: () => Result,
  ): Result {
    try {
      return placeLimit({ start: 0, end: text.text.length }, work);
    } catch (error) {
      if (error instanceof ExpressionError) throw new ExpansionError(text, error);
      throw error;
    }
  }
}

/**
 * The origin of a computed variable is the place that it was computed from, if there is one such
 * place.
 */
function namedOrigin(origin: ValueOrigin | undefined): TemplateOrigin | undefined {
  if (origin === undefined) return undefined;
  const { variable, pointer } = origin;
  if (isNamed(variable)) return { in: variable, pointer };
  if (variable !== 'secrets' || pointer.endsWith('/remoteKey')) return undefined;
  return { in: 'values', pointer: `/secrets${pointer}` };
}

function isNamed(variable: string): variable is TemplateOrigin['in'] {
  return ['values', 'labels', 'options', 'namespace'].includes(variable);
}

export function failed(
  text: Pick<TemplateText, 'pointer' | 'on' | 'text'>,
  message: string,
  hint?: string,
): ExpansionError {
  const span = { start: 0, end: text.text.length };
  return new ExpansionError(text, new ExpressionError(message, span, hint));
}
