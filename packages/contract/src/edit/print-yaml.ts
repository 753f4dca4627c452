import { isObject } from '../source/mapping';
import { loadYaml } from '../source/yaml/yaml-tree';

/** A value as block YAML without a line end, two spaces deep, nothing folded. */
export function printYaml(value: unknown): string {
  return loadYaml()
    .stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
    .replace(/\n$/, '');
}

/** A value as YAML on one line, for use inside `[]` and `{}`. */
export function printFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printFlow).join(', ')}]`;
  if (isObject(value)) {
    const members = Object.entries(value);
    if (members.length === 0) return '{}';
    return `{ ${members.map(([key, member]) => `${printFlow(key)}: ${printFlow(member)}`).join(', ')} }`;
  }
  if (typeof value !== 'string') return printYaml(value);
  // Block style writes commas and brackets without quotes. Flow style reads them differently.
  return /^[\w^~.@/-]([\w^~.:@/-]*[\w./-])?$/.test(value) && printYaml(value) === value
    ? value
    : JSON.stringify(value);
}
