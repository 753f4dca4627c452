import { compareNumbers } from '../../json-schema/compare-exactly';
import { literalAt, printNumber } from '../../source/number-literals';
import type { ValidationRule } from '../rule';

export const scalingBoundsOrdered: ValidationRule = {
  id: 'scaling-bounds-ordered',
  code: 'SCALING_MIN_EXCEEDS_MAX',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `scaling.min` is at most `scaling.max`.',
  fix: 'Lower `min` or raise `max`. Equal bounds are accepted.',
  *check({ contract }) {
    const { scaling } = contract;
    if (scaling?.min === undefined || scaling.max === undefined) return;
    const order = compareNumbers({ holder: scaling, key: 'min' }, { holder: scaling, key: 'max' });
    if (order === undefined || order <= 0) return;
    const min = printNumber(scaling.min, literalAt(scaling, 'min'));
    const max = printNumber(scaling.max, literalAt(scaling, 'max'));
    yield {
      pointer: '/scaling/min',
      message: `\`scaling.min\` is \`${min}\` and \`scaling.max\` is \`${max}\`. \`min\` must not exceed \`max\`.`,
      hint: 'Lower `min` or raise `max`.',
      related: [{ pointer: '/scaling/max', message: `The upper bound is \`${max}\`.` }],
    };
  },
};
