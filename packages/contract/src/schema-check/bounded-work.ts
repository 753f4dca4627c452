// A time guard costs far more than what it guards, as a rule. A schema of plain keywords and plain
// patterns takes time in proportion to its own size and to that of the value: where both are small,
// nothing needs to be guarded. What is not understood is guarded.
import { patternSteps } from './pattern-steps';
import { isMapping, type SchemaObject } from '../json-schema/schema-nodes';

/** Steps that take about a tenth of a second, if it ever comes to so many. */
const SMALL_WORK = 20_000_000;

const ANNOTATIONS = new Set(
  '$schema $comment title description default examples deprecated readOnly writeOnly'.split(' '),
);
/** Keywords whose work is in proportion to their own text. */
const PLAIN = new Set(
  (
    'type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength ' +
    'minLength maxItems minItems maxProperties minProperties required dependentRequired ' +
    'minContains maxContains'
  ).split(' '),
);
const SCHEMA =
  'additionalProperties propertyNames items additionalItems contains not if then else'.split(' ');
const SCHEMA_LISTS = 'items prefixItems allOf anyOf oneOf'.split(' ');
const SCHEMA_MAPPINGS = 'properties patternProperties dependentSchemas'.split(' ');
/** What is in them runs where it is referred to. */
const DEFINITIONS = '$defs definitions'.split(' ');

/**
 * Steps that a schema takes at most for each unit of a value (a character or an entry), `undefined`
 * where no bound is known: recursion, references elsewhere, patterns that backtrack, formats.
 */
export function schemaSteps(document: unknown): number | undefined {
  const steps = new StepCount(document).of(document);
  return steps === undefined || steps > SMALL_WORK ? undefined : steps;
}

export function isSmallWork(steps: number | undefined, value: unknown): boolean {
  return steps !== undefined && isSmallerThan(value, SMALL_WORK / steps);
}

class StepCount {
  private readonly counted = new Map<unknown, number | undefined>();

  constructor(private readonly document: unknown) {}

  of(node: unknown): number | undefined {
    if (typeof node === 'boolean') return 1;
    if (!isMapping(node)) return undefined;
    // While it is being counted, a node counts as unbounded: a reference to it would be recursion.
    if (this.counted.has(node)) return this.counted.get(node);
    this.counted.set(node, undefined);
    const steps = this.sum(
      Object.entries(node).map(([keyword, value]) => this.ofKeyword(keyword, value, node)),
    );
    this.counted.set(node, steps);
    return steps;
  }

  private ofKeyword(keyword: string, value: unknown, node: SchemaObject): number | undefined {
    if (ANNOTATIONS.has(keyword)) return 0;
    if (PLAIN.has(keyword)) return JSON.stringify(value).length;
    if (keyword === 'pattern') return typeof value === 'string' ? patternSteps(value) : undefined;
    if (keyword === '$ref') return this.ofReference(value);
    if (SCHEMA_LISTS.includes(keyword) && Array.isArray(value)) {
      return this.sum(value.map((part) => this.of(part)));
    }
    if (SCHEMA.includes(keyword)) return this.of(value);
    if (SCHEMA_MAPPINGS.includes(keyword) && isMapping(value)) {
      const isPattern = keyword === 'patternProperties';
      return this.sum(
        Object.entries(value).flatMap(([key, part]) => [
          isPattern ? patternSteps(key) : key.length,
          this.of(part),
        ]),
      );
    }
    if (DEFINITIONS.includes(keyword) || /^x-/.test(keyword)) return 0;
    return keyword === '$id' && node === this.document ? 0 : undefined;
  }

  private ofReference(ref: unknown): number | undefined {
    const [, list, name] = /^#\/(\$defs|definitions)\/([\w-]+)$/.exec(String(ref)) ?? [];
    const definitions = isMapping(this.document) && list !== undefined && this.document[list];
    return isMapping(definitions) ? this.of(definitions[name!]) : undefined;
  }

  private sum(counts: readonly (number | undefined)[]): number | undefined {
    let total = 1;
    for (const count of counts) {
      if (count === undefined) return undefined;
      total += count;
    }
    return total;
  }
}

/** Counts characters and entries, those behind aliases as often as they are met. */
function isSmallerThan(value: unknown, limit: number): boolean {
  let left = limit;
  const take = (part: unknown): void => {
    left -= typeof part === 'string' ? part.length + 1 : 1;
    if (left < 0 || part === null || typeof part !== 'object') return;
    for (const key in part) {
      left -= key.length;
      take((part as Record<string, unknown>)[key]);
      if (left < 0) return;
    }
  };
  take(value);
  return left >= 0;
}
