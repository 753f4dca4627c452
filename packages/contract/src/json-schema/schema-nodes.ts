import { keywordsFor } from './keywords';
import { joinPointer, type Pointer } from '../source/pointer';

export type SchemaObject = Record<string, unknown>;

interface SchemaNodeVisit {
  readonly node: SchemaObject;
  readonly pointer: Pointer;
  /** JSON nesting: 0 is the document. */
  readonly depth: number;
}

/** Their keys are not keywords. */
const MAPS_OF_SCHEMAS = keywordsFor('mapping');

/** Keywords whose value is data, not a schema, whatever it looks like. */
const DATA = new Set(['const', 'enum', 'default', 'examples', 'required', 'dependentRequired']);

/**
 * Every schema object of a document, outermost first. Those under unknown keywords count too,
 * because a `$ref` may refer to them. Data (`enum`, `default` and so on) is left out. Iterative, so
 * depth cannot overflow the stack.
 */
export function* schemaNodes(document: unknown): Generator<SchemaNodeVisit> {
  interface Pending {
    readonly value: unknown;
    readonly pointer: Pointer;
    readonly depth: number;
    readonly isMap: boolean;
  }
  const pending: Pending[] = [{ value: document, pointer: '', depth: 0, isMap: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, pointer, depth, isMap } = next;
    if (value === null || typeof value !== 'object') continue;
    const children: Pending[] = [];
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => {
        children.push({
          value: item,
          pointer: joinPointer(pointer, index),
          depth: depth + 1,
          isMap: false,
        });
      });
    } else {
      const node = value as SchemaObject;
      if (!isMap) yield { node, pointer, depth };
      for (const key of Object.keys(node)) {
        if (!isMap && DATA.has(key)) continue;
        children.push({
          value: node[key],
          pointer: joinPointer(pointer, key),
          depth: depth + 1,
          isMap: !isMap && MAPS_OF_SCHEMAS.has(key),
        });
      }
    }
    for (let index = children.length - 1; index >= 0; index -= 1) pending.push(children[index]);
  }
}
