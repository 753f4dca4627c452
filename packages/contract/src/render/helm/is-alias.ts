const RESERVED_BY_HELM = ['global', 'tags'];

/** Whether a component can have this name in a chart. A dot separates the keys in `--set`. */
export function isAlias(text: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(text) && !RESERVED_BY_HELM.includes(text);
}
