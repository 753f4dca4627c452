// A schema that is ready to run: its keywords as functions, in the order in which they are checked.
import { joinPointer, type Pointer } from '../source/pointer';
import { Evaluated } from './evaluated';
import type { RunState } from './run-state';
import type { Branch, Cause } from './schema-error';
import type { Resource, SchemaPlace } from './schema-resources';

/** A value at its place. */
export interface ValuePlace {
  readonly value: unknown;
  /** What holds the value, under `key`: long numbers keep their text there. */
  readonly holder: unknown;
  readonly key: string | number;
  readonly parent?: ValuePlace;
  /** Under `propertyNames`: the key that is checked as a value. */
  readonly propertyName?: string;
}

/** The resources that the run has gone through, the innermost first. */
export interface DynamicScope {
  readonly resource: Resource;
  readonly outer?: DynamicScope;
}

/** The keys that the platform sets by the schemas that all apply to one value, the innermost first. */
interface PlatformScope {
  readonly keys: ReadonlySet<string>;
  readonly outer?: PlatformScope;
}

export interface Visit {
  readonly node: RunnableSchema;
  readonly at: ValuePlace;
  readonly scope: DynamicScope;
  readonly state: RunState;
  /** Where errors go; absent where only the verdict counts. */
  readonly causes?: Cause[];
  /** Absent where no schema of the document asks for it. */
  readonly evaluated?: Evaluated;
  readonly platform?: PlatformScope;
}

/** Checks one keyword; reports errors itself. */
export type Check = (visit: Visit) => boolean;

export interface RunnableSchema {
  readonly place: SchemaPlace;
  readonly checks: Check[];
  /** Keys that the platform sets; absent where it sets none. */
  platformKeys?: ReadonlySet<string>;
}

/** Whether the value satisfies the schema. Errors are listed where `causes` are wanted. */
export function runNode(visit: Visit): boolean {
  const { node, state, causes } = visit;
  state.enter();
  let isValid = true;
  let inner = visit;
  if (node.place.resource !== visit.scope.resource) {
    inner = { ...visit, scope: { resource: node.place.resource, outer: visit.scope } };
  }
  if (node.platformKeys) {
    inner = { ...inner, platform: { keys: node.platformKeys, outer: inner.platform } };
  }
  for (const check of node.checks) {
    if (check(inner)) continue;
    isValid = false;
    if (!causes) break;
  }
  state.leave();
  return isValid;
}

/** Whether the platform sets a key of the value, so that a team does not have to give it. */
export function isForPlatform({ platform }: Visit, key: string): boolean {
  for (let scope = platform; scope; scope = scope.outer) if (scope.keys.has(key)) return true;
  return false;
}

/** How many keys the platform adds to a value. */
export function countForPlatform({ platform }: Visit, value: object): number {
  const added = new Set<string>();
  for (let scope = platform; scope; scope = scope.outer) {
    for (const key of scope.keys) if (!Object.hasOwn(value, key)) added.add(key);
  }
  return added.size;
}

/** Another schema on the same value; what it looked at counts for this one. */
export function runInPlace(visit: Visit, node: RunnableSchema): boolean {
  if (!visit.evaluated) return runNode({ ...visit, node });
  const evaluated = new Evaluated();
  const isValid = runNode({ ...visit, node, evaluated });
  // Also if the schema fails: the value is refused anyway, and its keys must not be reported as
  // unknown as well.
  visit.evaluated.merge(evaluated);
  return isValid;
}

/**
 * Like `runInPlace`, with a list of errors of its own. What it looked at counts only if the value
 * is valid. Marks of the platform around it do not count: whether a key is given decides between alternatives.
 */
export function tryInPlace(visit: Visit, node: RunnableSchema, causes?: Cause[]): boolean {
  const evaluated = visit.evaluated && new Evaluated();
  const found = visit.state.platformValues.size;
  const isValid = runNode({ ...visit, node, causes, evaluated, platform: undefined });
  if (!isValid) visit.state.forgetPlatformValues(found);
  else if (evaluated) visit.evaluated!.merge(evaluated);
  return isValid;
}

/** Whether the value satisfies another schema, without any effect on this one. */
export function holdsInPlace(visit: Visit, node: RunnableSchema): boolean {
  const evaluated = visit.evaluated && new Evaluated();
  const found = visit.state.platformValues.size;
  const isValid = runNode({
    ...visit,
    node,
    causes: undefined,
    evaluated,
    platform: undefined,
  });
  visit.state.forgetPlatformValues(found);
  return isValid;
}

/** A schema on a part of the value. */
export function runOnPart(visit: Visit, node: RunnableSchema, key: string | number): boolean {
  const { at } = visit;
  const value = (at.value as Record<string | number, unknown>)[key];
  return runNode({
    node,
    at: { value, holder: at.value, key, parent: at },
    scope: visit.scope,
    state: visit.state,
    causes: visit.causes,
    evaluated: visit.evaluated && new Evaluated(),
  });
}

/** Notes an error of a keyword and answers `false`. */
export function fail(
  { node, at, causes, state }: Visit,
  keyword: string,
  params: Readonly<Record<string, unknown>> = {},
  branches: readonly Branch[] = [],
): false {
  if (!causes) return false;
  const isWorthKeeping = state.takesError();
  // A list that lacks an error would say that the value is valid.
  if (!isWorthKeeping && causes.length > 0) return false;
  const { schema, pointer } = node.place;
  const keywords = schema as Record<string, unknown> | boolean;
  causes.push({
    branches: isWorthKeeping ? branches : [],
    error: {
      keyword,
      instancePath: pointerOf(at),
      schemaPointer: typeof keywords === 'boolean' ? pointer : joinPointer(pointer, keyword),
      params,
      schema: typeof keywords === 'boolean' ? keywords : keywords[keyword],
      parentSchema: keywords,
      data: at.value,
      propertyName: at.propertyName,
    },
  });
  return false;
}

export function pointerOf(at: ValuePlace): Pointer {
  const tokens: (string | number)[] = [];
  for (let place = at; place.parent; place = place.parent) {
    if (place.propertyName === undefined) tokens.unshift(place.key);
  }
  return joinPointer('', ...tokens);
}
