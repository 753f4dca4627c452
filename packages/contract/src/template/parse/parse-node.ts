// Parses what an output holds: maps, lists and texts, with `$if`, `$each`, `$as` and `$do` inside.
import { didYouMean, joinHints } from '../../diagnostics/words';
import { suggest } from '../../schema-check/suggest';
import { joinPointer, type Pointer } from '../../source/pointer';
import { parseLoopHead, parseWholeExpression } from './parse-loop';
import { parseText, type TemplateFile } from './parse-text';
import type { TemplateEntry, TemplateLoop, TemplateNode } from './template';
import { isMap, itemAt, type Item, type ValueMap } from '../cel/value';

const LOOP_KEYS = ['$each', '$as', '$do'];
const SPECIAL_KEYS = ['$if', ...LOOP_KEYS];

export function parseNode(
  file: TemplateFile,
  value: unknown,
  pointer: Pointer,
  variables: ReadonlySet<string>,
): TemplateNode {
  return new NodeParser(file).node({ value }, pointer, variables);
}

class NodeParser {
  constructor(private readonly file: TemplateFile) {}

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
        // The loop adds its keys at the place of the first of `$each`, `$as` and `$do`.
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
          this.file,
          value.$if,
          joinPointer(pointer, '$if'),
          variables,
        ),
      }),
      entries,
    };
  }

  private loop(value: ValueMap, pointer: Pointer, variables: ReadonlySet<string>): TemplateLoop {
    const keys = ['$each', '$as'] as const;
    const head = parseLoopHead(this.file, { value, pointer, keys }, variables);
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
    const literal = `For a key of that name write \`\${"${key}"}\`.`;
    this.file.problems.push({
      code: 'TEMPLATE_INVALID',
      message: `The key \`${key}\` is not accepted: templates reserve keys that begin with \`$\`.`,
      hint: joinHints(didYouMean(suggest(key, SPECIAL_KEYS)), literal),
      in: 'template',
      pointer,
      on: 'key',
    });
  }

  private text(
    place: { pointer: Pointer; on: 'key' | 'value'; text: string },
    variables: ReadonlySet<string>,
  ) {
    return parseText(this.file, place, variables);
  }

  private refuse(pointer: Pointer, message: string, hint: string): void {
    this.file.problems.push({ code: 'TEMPLATE_INVALID', message, hint, in: 'template', pointer });
  }
}
