// What the schemas that an entry of a contract references require.
import type { FoundSchema } from '../../bundle/find-schemas';
import { parseSchema } from '../../schema-check/parse-schema';
import { CLAIM } from '../../json-schema/policy-keywords';
import {
  describeRequirements,
  type Requirement,
} from '../../schema-compare/requirements/describe-requirements';
import { mappingOf } from '../../source/mapping';
import { joinPointer } from '../../source/pointer';
import type { SideDefect, SideName } from '../sides/compared';
import { defectAt } from '../sides/named-file';
import type { EntryAt } from './pair-referenced-entries';

/** Every requirement of the schemas that an entry references; absent where they cannot be found. */
export interface Demand {
  readonly requirements: readonly Requirement[] | undefined;
  readonly defects: readonly SideDefect[];
}

/** The side is that of the entry. An entry that this side does not have asks for nothing. */
export function demandOf(side: SideName, at: EntryAt | undefined): Demand {
  if (at === undefined) return { requirements: [], defects: [] };
  const requirements = new Map<string, Requirement>();
  for (const found of schemasOf(at)) {
    if (found.status !== 'found')
      return { requirements: undefined, defects: defectsOf(side, at, found) };
    const text = at.owner.reader.textOf(found.bundle, found.path);
    const parsed = text === undefined ? undefined : parseSchema(text);
    if (parsed === undefined || !('document' in parsed)) continue;
    for (const requirement of describeRequirements(
      found.only ? only(parsed.document, found.only) : parsed.document,
    )) {
      requirements.set(requirement.key, requirement);
    }
  }
  return { requirements: [...requirements.values()], defects: [] };
}

type Reached = FoundSchema & { readonly only?: string };

function schemasOf({ list, entry, owner }: EntryAt): Reached[] {
  const { finder } = owner.reader;
  if (entry.ref === undefined) return [finder.readOwnSchema(entry.schema!, entry.name)];
  if (list === 'policies') return [...finder.readPolicySchemas(entry.ref)];
  const found = finder.readConfigurationSchema(entry.name, entry.ref);
  const claims = finder.readClaimSchemas(entry.name, entry.ref);
  return [found, ...claims.map((claim) => ({ ...claim, only: CLAIM }))];
}

function only(document: unknown, keyword: string): unknown {
  const value = mappingOf(document)[keyword];
  return value === undefined ? true : { [keyword]: value };
}

/**
 * A broken bundle fails the diff. So does an artifact that a later run may get: a passed task is cached, and its
 * report would be shown then. Any other bundle that is not here does not: validation reports it.
 */
function defectsOf(
  side: SideName,
  { entry, list, index, owner }: EntryAt,
  found: Exclude<FoundSchema, { status: 'found' }>,
): SideDefect[] {
  const { index: bundles, root } = owner.reader.side;
  const isHere =
    entry.ref === undefined || bundles.resolve({ ref: entry.ref, from: root }).status === 'found';
  const missing = found.status === 'unresolved' ? found.missing : undefined;
  const mayCome = missing !== undefined && (side === 'head' || !missing.isGone);
  if (!isHere && !mayCome) return [];
  const noun = list === 'policies' ? 'policy' : 'configuration';
  const named = {
    ...owner,
    side,
    path: '',
    pointer: joinPointer('', list, index, entry.ref === undefined ? 'schema' : 'ref'),
  };
  const reason = 'message' in found ? ` ${found.message}` : '';
  return [
    defectAt(
      named,
      missing ? 'artifact-available' : `${noun}-ref-resolves`,
      `The requirements of the ${noun} \`${entry.name}\` cannot be compared.${reason}`,
      'hint' in found && found.hint !== undefined ? { hint: found.hint } : {},
    ),
  ];
}
