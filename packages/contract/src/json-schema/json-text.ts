/** JSON with sorted keys: equal values have equal text. */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const mapping = value as Record<string, unknown>;
  const entries = Object.keys(mapping)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(mapping[key])}`);
  return `{${entries.join(',')}}`;
}

/** The value itself when it is short enough to be shown, else `undefined`. */
export function smallValue(value: unknown): unknown {
  return weigh(value, 60) >= 0 ? value : undefined;
}

/** Short words for a value in a sentence. */
export function valueInWords(value: unknown): string {
  const text = weigh(value, 40) >= 0 ? canonicalText(value) : undefined;
  if (text !== undefined && text.length <= 80) return `\`${text}\``;
  if (typeof value === 'string') return `\`${JSON.stringify(value.slice(0, 60))}\`…`;
  return Array.isArray(value) ? 'a long list' : 'a large value';
}

export function listInWords(values: readonly unknown[]): string {
  const shown = values.slice(0, 5).map(valueInWords).join(', ');
  return values.length > 5 ? `${shown} and ${values.length - 5} more` : shown;
}

function weigh(value: unknown, allowance: number): number {
  if (typeof value === 'string') return allowance - 1 - Math.floor(value.length / 20);
  if (value === null || typeof value !== 'object') return allowance - 1;
  let left = allowance - 1;
  for (const [key, entry] of Object.entries(value)) {
    left = weigh(entry, left - 1 - Math.floor(key.length / 20));
    if (left < 0) break;
  }
  return left;
}
