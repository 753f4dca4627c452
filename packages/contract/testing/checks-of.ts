import { checksAt } from '../src/schema-check/checks-at';

/** What runs examples over two schemas. */
export function checksOf(base: unknown, head: unknown) {
  return { base: checksAt(base), head: checksAt(head) };
}
