// The YAML library reads nested values by recursion. A text can be nested so deeply that the stack is full, and Node
// can then end the whole process. So the depth is counted first, without recursion.
import type { CST } from 'yaml';
import type { YamlLibrary } from './yaml-tree';

/** Far more than is accepted, and far less than fills a stack. */
const SAFE_DEPTH = 300;

export function isNestedDeeply({ Parser }: YamlLibrary, text: string): boolean {
  if (!mayBeDeep(text)) return false;
  const pending: { token: CST.Token; depth: number }[] = [];
  for (const token of new Parser().parse(text)) {
    pending.push({ token, depth: 0 });
    for (let next = pending.pop(); next; next = pending.pop()) {
      const depth = next.depth + 1;
      if (depth > SAFE_DEPTH) return true;
      for (const inner of tokensIn(next.token)) pending.push({ token: inner, depth });
    }
  }
  return false;
}

/** Quick, and also true for some texts that only look so: brackets in a text count, too. */
function mayBeDeep(text: string): boolean {
  if (/^[ ]{300}|(?:[-?:][ \t]+){150}/m.test(text)) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(depth - 1, 0);
    if (depth > SAFE_DEPTH) return true;
  }
  return false;
}

function* tokensIn(token: CST.Token): Iterable<CST.Token> {
  if (token.type === 'document' && token.value) yield token.value;
  if (!('items' in token)) return;
  for (const { key, value } of token.items) {
    if (key) yield key;
    if (value) yield value;
  }
}
