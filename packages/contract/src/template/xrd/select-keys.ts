// Keeps the part of a schema that teams may set. Dots select inside a key: `parameters.size`.
import { code, listed } from '../../diagnostics/words';
import { suggest } from '../../schema-check/suggest';
import { isMapping, type Mapping } from '../../source/mapping';
import { joinPointer, type Pointer } from '../../source/pointer';
import { CROSSPLANE_KEYS } from '../reserved-keys';
import type { LostRule, XrdProblem } from './xrd-problem';
import { addToGroup } from '../../source/group-by';

/** The keyword of a schema that accepts keys that it does not list. */
export const OPEN = 'x-kubernetes-preserve-unknown-fields';

interface SelectedSchema {
  readonly schema: Mapping;
  readonly lost: readonly LostRule[];
  readonly problems: readonly XrdProblem[];
}

export function dropMachinery(schema: Mapping): Mapping {
  return keepKeys(schema, (name) => !CROSSPLANE_KEYS.has(name));
}

export function selectKeys(
  schema: Mapping,
  pointer: Pointer,
  include: readonly string[],
): SelectedSchema {
  const selector = new Selector();
  return { schema: selector.select(schema, pointer, include), ...selector };
}

class Selector {
  readonly lost: LostRule[] = [];
  readonly problems: XrdProblem[] = [];

  select(schema: Mapping, pointer: Pointer, include: readonly string[], above = ''): Mapping {
    const properties = isMapping(schema.properties) ? schema.properties : {};
    const names = Object.keys(properties);
    const inside = new Map<string, string[]>();
    for (const path of include) {
      const name = names.find((known) => path === known || path.startsWith(`${known}.`));
      if (name === undefined) this.refuseUnknown(pointer, above, path, schema);
      else addToGroup(inside, name, path.slice(name.length + 1));
    }
    const kept = keepKeys(schema, (name) => inside.has(name));
    const selected = Object.entries(kept.properties as Mapping).map(([name, property]) => {
      const paths = inside.get(name)!;
      const isWhole = paths.includes('') || !isMapping(property);
      const place = joinPointer(pointer, 'properties', name);
      return [name, isWhole ? property : this.select(property, place, paths, `${above}${name}.`)];
    });
    const left = names.filter((name) => !inside.has(name));
    this.refuseRequired(schema, pointer, above, left);
    const closed: Mapping = { ...kept, type: 'object', properties: Object.fromEntries(selected) };
    delete closed.additionalProperties;
    delete closed[OPEN];
    return this.dropConditions(closed, pointer, left);
  }

  /** A condition on a key that is left out could never be met. */
  private dropConditions(schema: Mapping, pointer: Pointer, left: readonly string[]): Mapping {
    const entries = Object.entries(schema).filter(([keyword, value]) => {
      if (!['allOf', 'anyOf', 'oneOf', 'not'].includes(keyword)) return true;
      const text = JSON.stringify(value);
      if (!left.some((name) => text.includes(JSON.stringify(name)))) return true;
      this.lost.push({ pointer: joinPointer(pointer, keyword), rule: `${keyword}: ${text}` });
      return false;
    });
    return Object.fromEntries(entries);
  }

  private refuseRequired(
    { required, properties }: Mapping,
    pointer: Pointer,
    above: string,
    left: readonly string[],
  ): void {
    for (const [index, name] of (Array.isArray(required) ? required : []).entries()) {
      if (typeof name !== 'string' || !left.includes(name)) continue;
      const property = (properties as Mapping)[name];
      if (isMapping(property) && Object.hasOwn(property, 'default')) continue;
      this.problems.push({
        pointer: joinPointer(pointer, 'required', index),
        message: `The key \`${above}${name}\` is required and has no default, and \`--include\` leaves it out.`,
        hint: `Add \`${above}${name}\` to \`--include\`, or give it a default in the definition.`,
      });
    }
  }

  private refuseUnknown(pointer: Pointer, above: string, path: string, schema: Mapping): void {
    const meant = findMeant(path, [...pathsIn(schema)]);
    const names = isMapping(schema.properties) ? Object.keys(schema.properties) : [];
    const list = names.map((name) => `\`${above}${name}\``).join(', ');
    const accepted = names.length > 0 ? `Accepted: ${list}.` : 'No key can be selected here.';
    const found = meant.map((one) => code(above + one));
    this.problems.push({
      pointer,
      on: 'key',
      message: `The definition has no key \`${above}${path}\`, which \`--include\` names.`,
      hint: found.length === 0 ? accepted : `Did you mean ${listed(found, 'or')}?`,
    });
  }
}

/** The paths of all keys in a schema, outer ones first. */
function* pathsIn({ properties }: Mapping, above = ''): Iterable<string> {
  const entries = isMapping(properties) ? Object.entries(properties) : [];
  for (const [name] of entries) yield above + name;
  for (const [name, property] of entries) {
    if (isMapping(property)) yield* pathsIn(property, `${above}${name}.`);
  }
}

/** A path without what is before it, a path with too much before it, or a misspelt one. */
function findMeant(path: string, paths: readonly string[]): string[] {
  const longer = paths.filter((one) => one.endsWith(`.${path}`));
  if (longer.length > 0) return longer;
  const [shorter] = paths
    .filter((one) => path.endsWith(`.${one}`))
    .sort((a, b) => b.length - a.length);
  const whole = shorter ?? suggest(path, paths);
  if (whole !== undefined) return [whole];
  const name = suggest(path, paths.map(lastKey));
  return name === undefined ? [] : paths.filter((one) => lastKey(one) === name);
}

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function keepKeys(schema: Mapping, isKept: (name: string) => boolean): Mapping {
  const properties = isMapping(schema.properties) ? schema.properties : {};
  const kept = Object.entries(properties).filter(([name]) => isKept(name));
  const required = Array.isArray(schema.required)
    ? schema.required.filter((name) => isKept(String(name)))
    : schema.required;
  return {
    ...schema,
    properties: Object.fromEntries(kept),
    ...(required !== undefined && { required }),
  };
}
