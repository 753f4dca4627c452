// Parses what an output holds: maps, lists and texts, with `$if`, `$each`, `$as` and `$do` inside.
import { suggest } from '../schema-check/suggest';
import { joinPointer, type Pointer } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import { parseLoopHead, parseWholeExpression } from './parse-loop';
import { parseText } from './parse-text';
import type { TemplateEntry, TemplateLoop, TemplateNode } from './template';
import type { TemplateProblem } from './template-problem';
import { isMap, itemAt, type Item, type ValueMap } from './value';

const LOOP_KEYS = ['$each', '$as', '$do'];
const SPECIAL_KEYS = ['$if', ...LOOP_KEYS];

export function parseNode(
  document: SourceDocument,
  value: unknown,
  pointer: Pointer,
  variables: ReadonlySet<string>,
  problems: TemplateProblem[],
): TemplateNode {
  return new NodeParser(document, problems).node({ value }, pointer, variables);
}

class NodeParser {
  constructor(
    private readonly document: SourceDocument,
    private readonly problems: TemplateProblem[],
  ) {}

  node({ value, literal }: Item, pointer: Pointer, variables: ReadonlySet<string>): TemplateNode {
    if (typeof value === 'string') {
      const place = { pointer, on: 'value' as const, text: value };
      return { kind: 'text', pointer, text: this.text(place, variables) };
    }
    if (Array.isArray(value)) {
      const items = value.map((_, index) =>
        this.item(itemAt(value, index), joinPointer(pointer, index), variables),
      );
      return { kind: 'list', pointer, items };
    }
    if (isMap(value)) return this.map(value, pointer, variables);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.refuse(pointer, 'The number is not finite.', 'JSON and Kubernetes have no such number.');
    }
    return { kind: 'literal', pointer, value: value ?? null, literal };
  }

  private item(item: Item, pointer: Pointer, variables: ReadonlySet<string>): TemplateNode {
    const { value } = item;
    const isLoop =
      isMap(value) &&
      value.$each !== undefined &&
      Object.keys(value).every((key) => LOOP_KEYS.includes(key));
    if (!isLoop) return this.node(item, pointer, variables);
    return { kind: 'loop', pointer, loop: this.loop(value, pointer, variables) };
  }

  private map(value: ValueMap, pointer: Pointer, variables: ReadonlySet<string>): TemplateNode {
    const entries: TemplateEntry[] = [];
    let looped = false;
    for (const key of Object.keys(value)) {
      const place = joinPointer(pointer, key);
      if (LOOP_KEYS.includes(key)) {
        // The keys of the loop are added where the first of its three keys is.
        if (!looped) {
          const loop = this.loop(value, pointer, variables);
          this.expectMapIn(loop);
          entries.push({ kind: 'loop', loop });
        }
        looped = true;
      } else if (key !== '$if') {
        if (/^\$[A-Za-z]/.test(key)) this.refuseSpecial(key, place);
        const text = this.text({ pointer: place, on: 'key', text: key }, variables);
        entries.push({
          kind: 'key',
          key: text,
          value: this.node(itemAt(value, key), place, variables),
        });
      }
    }
    return {
      kind: 'map',
      pointer,
      ...(value.$if !== undefined && {
        condition: parseWholeExpression(
          this.document,
          value.$if,
          joinPointer(pointer, '$if'),
          variables,
          this.problems,
        ),
      }),
      entries,
    };
  }

  private loop(value: ValueMap, pointer: Pointer, variables: ReadonlySet<string>): TemplateLoop {
    const keys = ['$each', '$as'] as const;
    const head = parseLoopHead(this.document, value, pointer, keys, variables, this.problems);
    const inside = head.as === '' ? variables : new Set([...variables, head.as]);
    if (value.$do === undefined) {
      this.refuse(pointer, 'The key `$do` is missing.', 'Add `$do`: what each element becomes.');
    }
    return {
      pointer,
      ...head,
      do: this.node(itemAt(value, '$do'), joinPointer(pointer, '$do'), inside),
    };
  }

  private expectMapIn({ do: body }: TemplateLoop): void {
    if (body.kind === 'map') return;
    this.refuse(
      body.pointer,
      'A loop in a map has a `$do` that is not a map.',
      'Write a map there: its keys are added for each element. For the items of a list put the loop into a list.',
    );
  }

  private refuseSpecial(key: string, pointer: Pointer): void {
    const meant = suggest(key, SPECIAL_KEYS);
    const literal = `For a key of that name write \`\${"${key}"}\`.`;
    this.problems.push({
      code: 'TEMPLATE_INVALID',
      message: `The key \`${key}\` is not accepted: templates reserve keys that begin with \`$\`.`,
      hint: meant !== undefined ? `Did you mean \`${meant}\`? ${literal}` : literal,
      in: 'template',
      pointer,
      on: 'key',
    });
  }

  private text(
    place: { pointer: Pointer; on: 'key' | 'value'; text: string },
    variables: ReadonlySet<string>,
  ) {
    return parseText(this.document, place, variables, this.problems);
  }

  private refuse(pointer: Pointer, message: string, hint: string): void {
    this.problems.push({ code: 'TEMPLATE_INVALID', message, hint, in: 'template', pointer });
  }
}
