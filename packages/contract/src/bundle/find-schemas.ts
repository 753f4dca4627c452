// Follows configuration and policy references to the schemas that answer them.
import { pathInBundle } from '../model/bundle-path';
import type { FactReference } from '../model/summary';
import type { CompiledSchema } from '../schema-check/schema-store';
import { followConfiguration, followPolicies, type Followed } from '../resolve/follow';
import { joinHints, suggestAnswer } from '../resolve/suggest-answer';
import type { Declarer, NoAnswer, ResolvedBundle, Resolver } from '../resolve/resolver';
import type { BundleReader, SchemaFile } from './bundle-reader';
import type { ProblemPlace } from './bundle-problem';
import { describeUnread, explainUnread } from './describe-unread';
import { hintAt } from './hint-at-file';
import { code, listed } from '../diagnostics/words';
import { suggest } from '../schema-check/suggest';
import { describeJsonError } from '../source/json-place';
import { remember } from '../source/remember';

export type FoundSchema =
  | {
      readonly status: 'found';
      readonly compiled: CompiledSchema;
      readonly bundle: ResolvedBundle;
      /** Path of the schema file. */
      readonly path: string;
      /** Name of the policy that publishes it, where it has one. */
      readonly name?: string;
    }
  /** Another rule says what is wrong. */
  | { readonly status: 'silent' }
  | {
      readonly status: 'unresolved';
      readonly message: string;
      readonly hint?: string;
      readonly related?: readonly ProblemPlace[];
      /** Id of the rule that reports it, where that is not the rule about unresolved references. */
      readonly rule?: string;
    }
  | { readonly status: 'cycle'; readonly message: string };

/** A schema file that a reference means, before it is read. */
export interface PublishedSchema {
  readonly status: 'located';
  readonly bundle: ResolvedBundle;
  /** Path of the schema file in the bundle, as the contract there has it. */
  readonly schema: string;
  readonly name?: string;
  /** The asked name and those of the contract, where it has several and none is the asked one. */
  readonly choice?: { readonly asked: string; readonly names: readonly string[] };
}

type NotLocated = Extract<FoundSchema, { status: 'silent' | 'unresolved' | 'cycle' }>;

/** The schemas that a reference means, or why it means no schema. */
export type LocatedSchema = PublishedSchema | NotLocated;

/** A contract that a reference means. */
interface Target {
  readonly bundle: ResolvedBundle;
  readonly entries: readonly FactReference[];
  /** The references that led there. */
  readonly chain: readonly string[];
}

/** The reference of a configuration, with the bundle that declares it. */
interface ConfigurationLink {
  readonly name: string;
  readonly ref: string;
  readonly from: Declarer;
  readonly chain: readonly string[];
}

type Declared = { readonly declaredBy?: ResolvedBundle };
type FoundConfiguration = FoundSchema & Declared;
type LocatedConfiguration = LocatedSchema & Declared;

/** Serves all environments of one bundle, which as a rule make the same references. */
export class SchemaFinder {
  readonly configuration = byNameAndReference((name, ref): FoundConfiguration => {
    const located = this.locateConfiguration(name, ref);
    return { ...this.read(located), declaredBy: located.declaredBy };
  });
  readonly locateConfiguration = byNameAndReference((name, ref) =>
    this.followConfiguration({ name, ref, from: this.bundle, chain: [] }),
  );
  /** The contracts that the references of a configuration go through, as far as they can be read. */
  readonly contractsBehind = byNameAndReference((name, ref) => this.findContractsBehind(name, ref));
  readonly policies = remember((ref: string): readonly FoundSchema[] =>
    this.locatePolicies(ref).map((located) => this.read(located)),
  );

  constructor(
    private readonly bundle: ResolvedBundle,
    private readonly reader: BundleReader,
    private readonly resolver: Resolver,
  ) {}

  /** A schema that the checked bundle names itself: what is wrong with it, rules of their own say. */
  own(path: string, name?: string): FoundSchema {
    const { bundle } = this;
    const schema = this.reader.schema(bundle.root, path);
    if (schema.status === 'compiled') {
      return { status: 'found', compiled: schema.compiled, bundle, path: schema.path, name };
    }
    return { status: 'silent' };
  }

  /** The schemas for claims that an infrastructure contract's own policies contain. */
  claims(bundle: ResolvedBundle): FoundSchema[] {
    return this.locateClaims(bundle).map((located) => this.read(located));
  }

  private findContractsBehind(name: string, ref: string): readonly ResolvedBundle[] {
    const found: ResolvedBundle[] = [];
    let link: ConfigurationLink | undefined = { name, ref, from: this.bundle, chain: [] };
    while (link !== undefined) {
      const step = this.step('configurations', link.ref, link.from, link.chain);
      if ('status' in step) break;
      found.push(step.bundle);
      link = linkFrom(link.name, step);
    }
    return found;
  }

  locatePolicies(ref: string): readonly LocatedSchema[] {
    return this.followPolicies(ref, this.bundle, []);
  }

  locateClaims(bundle: ResolvedBundle): PublishedSchema[] {
    if (bundle.kind !== 'infrastructure') return [];
    return this.entriesOf(bundle, 'policies')!.flatMap(({ schema, name }) =>
      schema === undefined ? [] : [{ status: 'located' as const, bundle, schema, name }],
    );
  }

  private followConfiguration(link: ConfigurationLink): LocatedConfiguration {
    const { name } = link;
    const step = this.step('configurations', link.ref, link.from, link.chain);
    if ('status' in step) return step;
    const next = linkFrom(name, step);
    if (next) return { ...this.followConfiguration(next), declaredBy: step.bundle };
    const followed = followConfiguration(name, step.entries);
    const located = locate(step.bundle, followed, undefined);
    const names = step.entries.flatMap((entry) => entry.name ?? []);
    const isChoice = followed.index === undefined && names.length > 0;
    return {
      ...located,
      ...(isChoice && located.status === 'located' && { choice: { asked: name, names } }),
      declaredBy: step.bundle,
    };
  }

  private followPolicies(ref: string, from: Declarer, chain: readonly string[]): LocatedSchema[] {
    const step = this.step('policies', ref, from, chain);
    if ('status' in step) return [step];
    return followPolicies(step.entries).flatMap((followed) =>
      followed.ref !== undefined
        ? this.followPolicies(followed.ref, step.bundle, step.chain)
        : [locate(step.bundle, followed, step.entries[followed.index ?? -1]?.name)],
    );
  }

  private step(
    list: 'configurations' | 'policies',
    ref: string,
    from: Declarer,
    chain: readonly string[],
  ): Target | NotLocated {
    const key = `${from.root} -> ${ref}`;
    if (chain.includes(key)) {
      return {
        status: 'cycle',
        message: `The reference \`${ref}\` refers back to itself: ${[...chain.slice(chain.indexOf(key)), key].join(', ')}.`,
      };
    }
    const { root, lockedBy } = from;
    const resolution = explainUnread(
      this.resolver.resolve({ ref, from: root, lockedBy }),
      this.reader,
    );
    if (resolution.status !== 'found') {
      const question = suggestAnswer({ ref, from: root }, resolution, this.resolver);
      return describeUnresolved(resolution, chain.length === 0, question);
    }
    const { bundle } = resolution;
    const entries = this.entriesOf(bundle, list);
    if (!entries) {
      const { reason, hint } = describeUnread(bundle, this.reader);
      return {
        status: 'unresolved',
        message: `The reference \`${ref}\` points to \`${bundle.root}\`, but the contract there cannot be read.${reason}`,
        hint,
      };
    }
    return { bundle, entries, chain: [...chain, key] };
  }

  private read(located: LocatedSchema): FoundSchema {
    if (located.status !== 'located') return located;
    const { bundle, schema: path, name, choice } = located;
    const schema = this.reader.schema(bundle.root, path);
    if (schema.status === 'compiled') {
      return { status: 'found', compiled: schema.compiled, bundle, path: schema.path, name };
    }
    if (choice && schema.status === 'unread') return describeChoice(bundle, choice);
    const reason =
      schema.status === 'unread'
        ? `cannot be read: ${schema.file.reason}`
        : `is not a usable JSON Schema: ${schema.defect.message}`;
    const advice = schema.status === 'defect' ? schema.defect.hint : undefined;
    const related = schema.status === 'defect' ? [describeDefect(schema)] : undefined;
    return {
      status: 'unresolved',
      message: `The schema \`${path}\` of \`${titleOf(bundle)}\` ${reason.replace(/\.$/, '')}.`,
      hint: hintAt(bundle, pathInBundle(bundle.root, path) ?? path, advice),
      related,
    };
  }

  private entriesOf(
    bundle: ResolvedBundle,
    list: 'configurations' | 'policies',
  ): readonly FactReference[] | undefined {
    return listReferences(this.reader.contractDocument(bundle)?.value, list);
  }
}

/** Environments mostly make the same references. */
function byNameAndReference<Found>(
  find: (name: string, ref: string) => Found,
): (name: string, ref: string) => Found {
  const found = remember((ref: string) => remember((name: string) => find(name, ref)));
  return (name, ref) => found(ref)(name);
}

/** The reference that a contract answers with; `undefined` where the chain ends there. */
function linkFrom(name: string, { bundle, entries, chain }: Target): ConfigurationLink | undefined {
  const { index = -1, ref } = followConfiguration(name, entries);
  if (ref === undefined) return undefined;
  return { name: entries[index]?.name ?? name, ref, from: bundle, chain };
}

/** The entries of a contract that nothing validated yet; `undefined` where there is no mapping at all. */
export function listReferences(
  contract: unknown,
  list: 'configurations' | 'policies',
): readonly FactReference[] | undefined {
  if (contract === null || typeof contract !== 'object' || Array.isArray(contract)) {
    return undefined;
  }
  const entries = (contract as Record<string, unknown>)[list];
  if (!Array.isArray(entries)) return [];
  return entries.map((entry: unknown) => {
    const { name, schema, ref } = (entry ?? {}) as Record<string, unknown>;
    const text = (given: unknown) =>
      typeof given === 'string' && given !== '' ? given : undefined;
    return { name: text(name), schema: text(schema), ref: text(ref) };
  });
}

function locate(
  bundle: ResolvedBundle,
  { schema }: Followed,
  name: string | undefined,
): LocatedSchema {
  if (schema !== undefined) return { status: 'located', bundle, schema, name };
  return {
    status: 'unresolved',
    message: `The contract in \`${bundle.root}\` publishes an entry with neither \`schema\` nor \`ref\`.`,
  };
}

function describeChoice(
  bundle: ResolvedBundle,
  { asked, names }: NonNullable<PublishedSchema['choice']>,
): FoundSchema {
  const meant = suggest(asked, names);
  return {
    status: 'unresolved',
    message: `\`${titleOf(bundle)}\` has no configuration with the name ${code(asked)}. It has ${listed(names.map(code), 'and')}.`,
    hint: joinHints(
      meant === undefined ? undefined : `Did you mean ${code(meant)}?`,
      'Use a name that the contract has.',
    ),
  };
}

function describeDefect({
  path,
  text,
  defect,
}: Extract<SchemaFile, { status: 'defect' }>): ProblemPlace {
  return {
    document: path,
    pointer: defect.pointer ?? '',
    message: 'The schema is broken here.',
    at: defect.kind === 'json' ? describeJsonError(path, text)?.at : undefined,
  };
}

export function titleOf({ name, version, root }: ResolvedBundle): string {
  return name === undefined ? root : `${name}:${version ?? '?'}`;
}

/** A rule of its own reports local and malformed references that the validated contract itself makes. */
function describeUnresolved(
  { status, message, hint, rule, isReported }: NoAnswer,
  isOwn: boolean,
  question: string | undefined,
): NotLocated {
  if (isReported) return { status: 'silent' };
  const hasOwnRule = status === 'malformed' || status === 'outside' || status === 'no-bundle';
  if (isOwn && hasOwnRule) return { status: 'silent' };
  return { status: 'unresolved', message, hint: joinHints(question, hint), rule };
}
