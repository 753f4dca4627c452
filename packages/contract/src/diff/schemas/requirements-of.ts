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
import type { SideReader } from '../sides/side-reader';
import type { Entry, EntryAt, List } from './pair-referenced-entries';

/** Every requirement of the schemas that an entry references; absent where they cannot be found. */
export interface Demand {
  readonly requirements: readonly Requirement[] | undefined;
  readonly defects: readonly SideDefect[];
}

export function demandOf(
  list: List,
  side: SideName,
  reader: SideReader,
  at: EntryAt | undefined,
): Demand {
  if (at === undefined) return { requirements: [], defects: [] };
  const requirements = new Map<string, Requirement>();
  for (const found of schemasOf(list, reader, at.entry)) {
    if (found.status !== 'found')
      return { requirements: undefined, defects: defectsOf(list, side, reader, at, found) };
    const text = reader.textOf(found.bundle, found.path);
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

function schemasOf(list: List, { finder }: SideReader, entry: Entry): Reached[] {
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

/** A bundle that is not available does not fail the diff: validation reports it. A broken bundle does. */
function defectsOf(
  list: List,
  side: SideName,
  reader: SideReader,
  { entry, index, contract }: EntryAt,
  found: Exclude<FoundSchema, { status: 'found' }>,
): SideDefect[] {
  const isHere =
    entry.ref === undefined ||
    reader.side.index.resolve({ ref: entry.ref, from: reader.side.root }).status === 'found';
  if (!isHere) return [];
  const noun = list === 'policies' ? 'policy' : 'configuration';
  const named = {
    side,
    reader,
    contract,
    path: '',
    pointer: joinPointer('', list, index, entry.ref === undefined ? 'schema' : 'ref'),
  };
  const reason = 'message' in found ? ` ${found.message}` : '';
  return [
    defectAt(
      named,
      `${noun}-ref-resolves`,
      `The requirements of the ${noun} \`${entry.name}\` cannot be compared.${reason}`,
      'hint' in found && found.hint !== undefined ? { hint: found.hint } : {},
    ),
  ];
}
