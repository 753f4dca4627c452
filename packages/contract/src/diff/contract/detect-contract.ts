import type { Contract } from '../../model/contract';
import { parentPointer, valueAt, type Pointer } from '../../source/pointer';
import type { RawChange } from '../change/change';
import { buildDetection, type FoundChange } from '../change/detection';
import type { ContractPair } from './contract-pair';
import { createCompareRefs } from './compare-refs';
import { detectConfigurations } from './detect-configurations';
import { detectDependencies } from './detect-dependencies';
import { detectField } from './detect-field';
import { createSecretHider } from './hide-secrets';
import { detectInterfaces } from './detect-interfaces';
import { detectKeys } from './detect-keys';
import { detectPolicies } from './detect-policies';
import { detectRuntime } from './detect-runtime';
import { detectScaling } from './detect-scaling';
import { detectService } from './detect-service';
import { childPair, type SpotPair } from './spot';

/**
 * What differs between two contracts, in a total order. The files and bundles that they name are
 * not looked into: a changed reference reports its old and new target, not what the targets
 * contain.
 */
export function detectContract(sides: ContractPair): RawChange[] {
  const { base, head } = sides;
  const contract: SpotPair<Contract> = {
    base: { value: base.contract, pointer: '' },
    head: { value: head.contract, pointer: '' },
  };
  const found = detectAreas(contract, sides).map((change) => placeInHead(change, head.contract));
  const files = { basePath: base.path, headPath: head.path };
  return [...buildDetection(found, [], files).changes];
}

function detectAreas(contract: SpotPair<Contract>, sides: ContractPair): FoundChange[] {
  const compareRefs = createCompareRefs(sides);
  const secrets = createSecretHider(sides);
  return [
    ...detectField(childPair(contract, 'pactoVersion'), 'The version of the language', {
      path: 'pactoVersion',
      modified: 'pacto-version-changed',
    }),
    ...detectService(childPair(contract, 'service')),
    ...detectInterfaces(childPair(contract, 'interfaces')),
    ...detectConfigurations(childPair(contract, 'configurations'), compareRefs, secrets),
    ...detectPolicies(childPair(contract, 'policies'), compareRefs, sides),
    ...detectDependencies(childPair(contract, 'dependencies'), compareRefs),
    ...detectRuntime(childPair(contract, 'runtime')),
    ...detectScaling(childPair(contract, 'scaling')),
    ...detectKeys(childPair(contract, 'metadata'), {
      path: 'metadata',
      rule: ([key]) => (key === 'labels' ? 'label' : 'metadata'),
      what: (key) => `The metadata ${key}`,
      secrets,
    }),
  ];
}

/** A removed value has the place of its parent in the head, and no place when only the document is left. */
function placeInHead(change: FoundChange, head: Contract): FoundChange {
  const { headPointer, ...rest } = change;
  let pointer: Pointer = headPointer ?? '';
  while (pointer !== '' && valueAt(head, pointer) === undefined) pointer = parentPointer(pointer);
  return pointer === '' ? rest : { ...rest, headPointer: pointer };
}
