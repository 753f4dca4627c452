import { longCode } from '../../diagnostics/words';
import { isObject } from '../../source/mapping';
import { formatPointer, type Pointer, type PointerToken } from '../../source/pointer';

/**
 * If a chart has a schema, Helm 3 writes its values as JSON in one line, and reads that as YAML. A longer key is not a key
 * there. Quotes and escapes count.
 */
const KEY_LIMIT = 1024;
const LONGEST_ESCAPE = 6;

interface LongKey {
  readonly pointer: Pointer;
  readonly message: string;
  readonly hint: string;
}

/** The first key of values that Helm 3 cannot read. */
export function findLongKey(values: unknown): LongKey | undefined {
  const tokens: PointerToken[] = [];
  const visit = (value: unknown): LongKey | undefined => {
    if (!isObject(value)) return undefined;
    for (const [key, item] of Object.entries(value)) {
      tokens.push(key);
      const found = lengthInJson(key) > KEY_LIMIT ? describe(key, tokens) : visit(item);
      if (found) return found;
      tokens.pop();
    }
    return undefined;
  };
  return visit(values);
}

function describe(key: string, tokens: readonly PointerToken[]): LongKey {
  return {
    pointer: formatPointer(tokens),
    message: `Helm 3 cannot read the key ${longCode(key)}: as JSON, it has ${lengthInJson(key)} characters, and the limit is ${KEY_LIMIT}.`,
    hint: 'Shorten the key.',
  };
}

/** The JSON of Go escapes what HTML or JavaScript reads in another way. */
function lengthInJson(key: string): number {
  if (key.length * LONGEST_ESCAPE < KEY_LIMIT) return key.length;
  const escaped = JSON.stringify(key).replace(/[<>&\u2028\u2029]/g, 'escape');
  return Array.from(escaped).length;
}
