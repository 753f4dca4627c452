import { isMapping } from '../mapping';

const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]|-?\d[\d.eE+-]*/g;
/** Numbers that a reader may read differently than they look, or that a double may not hold. */
const DOUBTFUL = /[eE]|\.\d*0$|\d[\d.]{15}|^-0/;
const DEPTH_LIMIT = 90;

/**
 * The value of a JSON text that means the same to readers of YAML. `undefined` for any other text, for
 * one that gives a key twice, nests deeply, or holds a number that needs a closer look.
 */
export function readSimpleJson(text: string): { readonly value: object } | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  const keys = keysOf(text);
  return keys !== undefined && countKeys(value) === keys ? { value } : undefined;
}

/** How many keys are written in a JSON text; `undefined` where it needs a closer look. */
function keysOf(text: string): number | undefined {
  let keys = 0;
  let depth = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [token, colon] = match;
    const first = token.charCodeAt(0);
    if (first === 0x22) {
      if (colon !== undefined) keys += 1;
    } else if (token === '{' || token === '[') {
      depth += 1;
      if (depth > DEPTH_LIMIT) return undefined;
    } else if (token === '}' || token === ']') depth -= 1;
    else if (DOUBTFUL.test(token)) return undefined;
  }
  return keys;
}

function countKeys(value: unknown): number {
  let keys = 0;
  if (Array.isArray(value)) for (const item of value) keys += countKeys(item);
  else if (isMapping(value)) {
    for (const key in value) {
      keys += 1 + countKeys(value[key]);
      // It is a merge key of YAML.
      if (key === '<<') return NaN;
    }
  }
  return keys;
}
