import type { ValidationRule } from '../rule';

export const scalingBoundsOrdered: ValidationRule = {
  id: 'scaling-bounds-ordered',
  code: 'SCALING_MIN_EXCEEDS_MAX',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `scaling.min` is at most `scaling.max`.',
  fix: 'Lower `min` or raise `max`. Equal bounds are accepted.',
  *check({ contract }) {
    const { min, max } = contract.scaling ?? {};
    if (min === undefined || max === undefined || min <= max) return;
    yield {
      pointer: '/scaling/min',
      message: `\`scaling.min\` is \`${min}\` and \`scaling.max\` is \`${max}\`. \`min\` must not exceed \`max\`.`,
      hint: 'Lower `min` or raise `max`.',
      related: [{ pointer: '/scaling/max', message: `The upper bound is \`${max}\`.` }],
    };
  },
};
