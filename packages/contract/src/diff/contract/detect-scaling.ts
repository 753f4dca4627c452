import type { Scaling } from '../../model/contract';
import type { FoundChange } from '../change/detection';
import { detectField } from './detect-field';
import { childPair, comesOrGoes, type SpotPair } from './spot';

/** The whole when it comes, goes or switches between a number and a range; else field by field. */
export function detectScaling(scaling: SpotPair<Scaling>): FoundChange[] {
  if (comesOrGoes(scaling) || comesOrGoes(childPair(scaling, 'replicas'))) {
    return detectField(scaling, 'The scaling', WHOLE, print);
  }
  return [
    ...detectField(childPair(scaling, 'replicas'), 'The number of replicas', {
      path: 'scaling.replicas',
      modified: 'replicas-changed',
    }),
    ...detectField(childPair(scaling, 'min'), 'The least number of replicas', {
      path: 'scaling.min',
      modified: 'scaling-min-changed',
    }),
    ...detectField(childPair(scaling, 'max'), 'The greatest number of replicas', {
      path: 'scaling.max',
      modified: 'scaling-max-changed',
    }),
  ];
}

const WHOLE = {
  path: 'scaling',
  added: 'scaling-added',
  removed: 'scaling-removed',
  modified: 'scaling-mode-changed',
};

function print({ replicas, min, max }: Scaling): string {
  return replicas === undefined ? `min=${min} max=${max}` : `replicas=${replicas}`;
}
