// Follows configuration and policy references to the schema files that answer them. No schema is read here.
import { joinHints } from '../diagnostics/words';
import type { FactReference } from '../model/summary';
import { isMapping, mappingOf } from '../source/mapping';
import { remember } from '../source/remember';
import { followConfiguration, followPolicies, type Followed } from '../resolve/follow';
import { suggestAnswer } from '../resolve/suggest-answer';
import type {
  Declarer,
  MissingArtifact,
  NoAnswer,
  ResolvedBundle,
  Resolver,
} from '../resolve/resolver';
import type { BundleReader } from './bundle-reader';
import type { ProblemPlace } from './bundle-problem';
import { describeUnread, explainUnread } from './describe-unread';

/** The schema file that a reference means. It is not read yet. */
export interface LocatedSchema {
  readonly status: 'located';
  readonly bundle: ResolvedBundle;
  /** Path of the schema file in the bundle, as the contract there has it. */
  readonly schema: string;
  readonly name?: string;
  /** The asked name and those of the contract, where it has several and none is the asked one. */
  readonly choice?: { readonly asked: string; readonly names: readonly string[] };
}

/** Why no schema answers a reference. */
export type NotLocated =
  /** Another rule says what is wrong. */
  | { readonly status: 'silent' }
  | {
      readonly status: 'unresolved';
      readonly message: string;
      readonly hint?: string;
      readonly related?: readonly ProblemPlace[];
      /** Id of the rule that reports it, where that is not the rule about unresolved references. */
      readonly rule?: string;
      /** The artifact of the schema, if it is not available now. */
      readonly missing?: MissingArtifact;
    }
  | { readonly status: 'cycle'; readonly message: string };

/** A reference refers to a schema file, or this says why it refers to none. */
export type SchemaLookup = LocatedSchema | NotLocated;

/** A contract that a reference means, with its entries of one list. */
interface Target {
  readonly bundle: ResolvedBundle;
  readonly entries: readonly FactReference[];
  /** The references up to this contract, the first one first. */
  readonly chain: readonly string[];
}

/** A reference, with the bundle that declares it. */
interface ReferenceLink {
  readonly ref: string;
  readonly from: Declarer;
  /** The references before it. */
  readonly chain: readonly string[];
}

interface ConfigurationLink extends ReferenceLink {
  readonly name: string;
}

/** Serves all environments of one bundle, which mostly make the same references. */
export class SchemaLocator {
  readonly locateConfiguration = rememberByNameAndReference((name, ref) =>
    this.followConfigurationLink({ name, ref, from: this.bundle, chain: [] }),
  );
  /** The contracts that the references of a configuration go through, as far as they can be read. */
  readonly contractsBehind = rememberByNameAndReference((name, ref) =>
    this.findContractsBehind(name, ref),
  );

  constructor(
    protected readonly bundle: ResolvedBundle,
    protected readonly reader: BundleReader,
    private readonly resolver: Resolver,
  ) {}

  /** The policies of the contract that a reference means, each with the file of its schema. */
  locatePolicies(ref: string): readonly SchemaLookup[] {
    return this.followPolicyLink({ ref, from: this.bundle, chain: [] });
  }

  /** The schemas for claims in the policies of each infrastructure contract that a configuration goes through. */
  locateClaims(name: string, ref: string): LocatedSchema[] {
    return this.contractsBehind(name, ref).flatMap((bundle) => this.locateOwnClaims(bundle));
  }

  private locateOwnClaims(bundle: ResolvedBundle): LocatedSchema[] {
    if (bundle.kind !== 'infrastructure') return [];
    return this.entriesOf(bundle, 'policies')!.flatMap(({ schema, name }) =>
      schema === undefined ? [] : [{ status: 'located' as const, bundle, schema, name }],
    );
  }

  private findContractsBehind(name: string, ref: string): readonly ResolvedBundle[] {
    const found: ResolvedBundle[] = [];
    let link: ConfigurationLink | undefined = { name, ref, from: this.bundle, chain: [] };
    while (link !== undefined) {
      const target = this.followReference('configurations', link);
      if ('status' in target) break;
      found.push(target.bundle);
      link = linkFrom(link.name, target);
    }
    return found;
  }

  private followConfigurationLink(link: ConfigurationLink): SchemaLookup {
    const { name } = link;
    const target = this.followReference('configurations', link);
    if ('status' in target) return target;
    const next = linkFrom(name, target);
    if (next) return this.followConfigurationLink(next);
    const followed = followConfiguration(name, target.entries);
    const located = locate(target.bundle, followed, undefined);
    const names = target.entries.flatMap((entry) => entry.name ?? []);
    const isChoice = followed.index === undefined && names.length > 0;
    return isChoice && located.status === 'located'
      ? { ...located, choice: { asked: name, names } }
      : located;
  }

  private followPolicyLink(link: ReferenceLink): SchemaLookup[] {
    const target = this.followReference('policies', link);
    if ('status' in target) return [target];
    return followPolicies(target.entries).flatMap((followed) =>
      followed.ref !== undefined
        ? this.followPolicyLink({ ref: followed.ref, from: target.bundle, chain: target.chain })
        : [locate(target.bundle, followed, target.entries[followed.index ?? -1]?.name)],
    );
  }

  private followReference(
    list: 'configurations' | 'policies',
    { ref, from, chain }: ReferenceLink,
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

  private entriesOf(
    bundle: ResolvedBundle,
    list: 'configurations' | 'policies',
  ): readonly FactReference[] | undefined {
    return listReferences(this.reader.contractDocument(bundle)?.value, list);
  }
}

export function rememberByNameAndReference<Found>(
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

/** The entries of a contract that is not validated yet; `undefined` for a value that is not a mapping. */
export function listReferences(
  contract: unknown,
  list: 'configurations' | 'policies',
): readonly FactReference[] | undefined {
  if (!isMapping(contract)) return undefined;
  const entries = contract[list];
  if (!Array.isArray(entries)) return [];
  return entries.map((entry: unknown) => {
    const { name, schema, ref } = mappingOf(entry);
    const text = (given: unknown) =>
      typeof given === 'string' && given !== '' ? given : undefined;
    return { name: text(name), schema: text(schema), ref: text(ref) };
  });
}

function locate(
  bundle: ResolvedBundle,
  { schema }: Followed,
  name: string | undefined,
): SchemaLookup {
  if (schema !== undefined) return { status: 'located', bundle, schema, name };
  return {
    status: 'unresolved',
    message: `The contract in \`${bundle.root}\` publishes an entry with neither \`schema\` nor \`ref\`.`,
  };
}

/** For local and malformed references of the validated contract itself, another rule has the message. */
function describeUnresolved(
  { status, message, hint, rule, missing, isReported }: NoAnswer,
  isOwn: boolean,
  question: string | undefined,
): NotLocated {
  if (isReported) return { status: 'silent' };
  const hasOwnRule = status === 'malformed' || status === 'outside' || status === 'no-bundle';
  if (isOwn && hasOwnRule) return { status: 'silent' };
  return { status: 'unresolved', message, hint: joinHints(question, hint), rule, missing };
}
