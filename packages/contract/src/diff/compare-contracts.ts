import { codeList } from '../diagnostics/words';
import { bindsItself } from '../resolve/follow';
import type { RawChange } from './change/change';
import { compareInterfaces } from './interfaces/compare-interfaces';
import { compareSchemas } from './schemas/compare-own-schemas';
import { joinCompared, type BundlePair, type Compared } from './sides/compared';
import type { ContractSide } from './contract/contract-pair';
import { detectContract } from './contract/detect-contract';
import { findRemovedBundles } from './sides/find-removed-bundles';
import { locateChange, type LocatedChange } from './change/located-change';
import type { SideContract, SideReader } from './sides/side-reader';
import { compareTemplates } from './templates/compare-templates';

/** The contract itself first. */
export function environmentsOf({ base, head }: BundlePair): (string | null)[] {
  return [null, ...[...new Set([...base.environments, ...head.environments])].sort()];
}

/** Nothing relied on an environment whose override file is new. Validation checks its result. */
export function comparedEnvironments({ base, head }: BundlePair): (string | null)[] {
  const known = new Set(base.environments);
  return environmentsOf({ base, head }).filter(
    (environment) => environment === null || known.has(environment),
  );
}

/** Every part but policies, configurations behind references and bills of materials; all contracts are readable. */
export function compareContracts(sides: BundlePair): Compared {
  const interfaces = new Set<string>();
  const schemas = new Set<string>();
  const noted = new Map<string, { change: LocatedChange; environments: (string | null)[] }>();
  const parts: Compared[] = [];
  for (const environment of comparedEnvironments(sides)) {
    const base = sides.base.contract(environment) as SideContract;
    const head = sides.head.contract(environment) as SideContract;
    const note = (found: RawChange, locate: () => LocatedChange) => {
      const { rule, path, type, oldValue, newValue, subject } = found;
      const key = JSON.stringify([rule, path, type, oldValue, newValue, subject]);
      const known = noted.get(key);
      if (known) known.environments.push(environment);
      else noted.set(key, { change: locate(), environments: [environment] });
    };
    for (const change of contractChanges(sides, base, head)) {
      note(change, () => locateIn(sides, base, head, change));
    }
    for (const change of findRemovedBundles(sides, base, head)) note(change, () => change);
    parts.push(
      compareInterfaces(sides, base, head, interfaces),
      compareSchemas(sides, base, head, schemas),
    );
  }
  const changes = [...noted.values()].map(({ change, environments }) =>
    environments[0] === null ? change : inEnvironments(change, environments as string[]),
  );
  return joinCompared([{ changes, defects: [] }, ...parts, compareTemplates(sides)]);
}

function contractChanges(sides: BundlePair, base: SideContract, head: SideContract): RawChange[] {
  if (areOneSource(base, head)) return [];
  return detectContract({
    base: contractSide(sides.base, base),
    head: contractSide(sides.head, head),
  });
}

/** Whether both are made of the same files with the same text, which a session parses once. */
function areOneSource(
  { effective: { layers: before } }: SideContract,
  { effective: { layers: after } }: SideContract,
): boolean {
  return before.length === after.length && before.every((layer, at) => layer === after[at]);
}

/** The text is parsed again for its first place, only for a change that is not reported yet. */
function locateIn(
  sides: BundlePair,
  base: SideContract,
  head: SideContract,
  change: RawChange,
): LocatedChange {
  return locateChange(change, {
    base: ({ pointer }, on) => sides.base.locateInContract(base, pointer, on),
    head: ({ pointer }, on) => sides.head.locateInContract(head, pointer, on),
    near: ({ pointer }, on) => sides.head.locateInContract(head, pointer, on),
  });
}

function contractSide(
  { bundle, contractPath, side }: SideReader,
  { contract, secrets }: SideContract,
): ContractSide {
  return {
    contract,
    secrets,
    path: contractPath,
    publishesPolicies: !bindsItself(bundle.kind),
    artifactOf({ ref, range }) {
      const answer = side.index.resolve({ ref, from: side.root, range });
      if (answer.status !== 'found') return undefined;
      const { name, version } = answer.bundle;
      return name === undefined || version === undefined ? undefined : { name, version };
    },
  };
}

/** A change that the contract itself does not have belongs to these environments only. */
function inEnvironments(change: LocatedChange, environments: readonly string[]): LocatedChange {
  const names = codeList(environments);
  return { ...change, subject: `In ${names}: ${change.subject}` };
}
