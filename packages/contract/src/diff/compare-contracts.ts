import { codeList } from '../diagnostics/words';
import { bindsItself } from '../resolve/follow';
import type { RawChange } from './change/change';
import { compareInterfaces } from './interfaces/compare-interfaces';
import { compareSchemas } from './schemas/compare-own-schemas';
import { joinCompared, type BundlePair, type Compared } from './sides/compared';
import type { ContractSide } from './contract/contract-pair';
import { detectContract } from './contract/detect-contract';
import {
  openEnvironment,
  type EnvironmentPair,
  type EnvironmentSide,
} from './sides/environment-pair';
import { findRemovedBundles } from './sides/find-removed-bundles';
import { locateChange, type Locate, type LocatedChange } from './change/located-change';
import type { SideContract } from './sides/side-reader';
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
    const pair = openEnvironment(sides, environment);
    if (pair === undefined) continue;
    const note = (found: RawChange, locate: () => LocatedChange) => {
      const { rule, path, type, oldValue, newValue, subject } = found;
      const key = JSON.stringify([rule, path, type, oldValue, newValue, subject]);
      const known = noted.get(key);
      if (known) known.environments.push(environment);
      else noted.set(key, { change: locate(), environments: [environment] });
    };
    for (const change of contractChanges(pair)) note(change, () => locateIn(pair, change));
    for (const change of findRemovedBundles(pair)) note(change, () => change);
    parts.push(compareInterfaces(pair, interfaces), compareSchemas(pair, schemas));
  }
  const changes = [...noted.values()].map(({ change, environments }) =>
    environments[0] === null ? change : inEnvironments(change, environments as string[]),
  );
  return joinCompared([{ changes, defects: [] }, ...parts, compareTemplates(sides)]);
}

function contractChanges({ base, head }: EnvironmentPair): RawChange[] {
  if (areOneSource(base, head)) return [];
  return detectContract({ base: contractSide(base), head: contractSide(head) });
}

/** Whether both are made of the same files with the same text, which a session parses once. */
function areOneSource(
  { effective: { layers: before } }: SideContract,
  { effective: { layers: after } }: SideContract,
): boolean {
  return before.length === after.length && before.every((layer, at) => layer === after[at]);
}

/** Parses the texts again for the first place in them, so call it only for a change that is not noted yet. */
function locateIn({ base, head }: EnvironmentPair, change: RawChange): LocatedChange {
  const locate =
    (side: EnvironmentSide): Locate =>
    ({ pointer }, on) =>
      side.reader.locateInContract(side, pointer, on);
  return locateChange(change, { base: locate(base), head: locate(head), near: locate(head) });
}

function contractSide({ reader, contract, secrets }: EnvironmentSide): ContractSide {
  const { bundle, contractPath, side } = reader;
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
