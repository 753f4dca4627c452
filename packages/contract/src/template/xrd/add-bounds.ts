// The least and the largest number that a schema of Kubernetes accepts.
import { compareDecimals, parseDecimal } from '../../source/decimal';
import type { Mapping } from '../../source/mapping';
import { keepLiteral, literalAt, numberAt } from '../../source/number-literals';

/** Texts, because a double cannot hold all of them. */
const LIMITS: Readonly<Record<string, readonly [string, string]>> = {
  int32: ['-2147483648', '2147483647'],
  int64: ['-9223372036854775808', '9223372036854775807'],
};

/** Adds the limits of the format. A flag such as `exclusiveMinimum` becomes a bound of its own. */
export function addBounds(result: Mapping, node: Mapping): void {
  const limits = LIMITS[String(node.format)];
  if (limits && [result.type].flat().includes('integer')) {
    const [least, most] = limits;
    if (isBeyond(result, 'minimum', least, -1)) setNumber(result, 'minimum', least);
    if (isBeyond(result, 'maximum', most, 1)) setNumber(result, 'maximum', most);
  }
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (node[flag] !== true || node[bound] === undefined) continue;
    setNumber(result, flag, literalAt(node, bound) ?? String(node[bound]));
    if (result[bound] === node[bound]) delete result[bound];
  }
}

function isBeyond(result: Mapping, bound: string, limit: string, direction: 1 | -1): boolean {
  const written = numberAt(result, bound);
  return !written || compareDecimals(written, parseDecimal(limit)!) * direction > 0;
}

function setNumber(result: Mapping, key: string, text: string): void {
  result[key] = Number(text);
  keepLiteral(result, key, text);
}
