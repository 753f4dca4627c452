import type { ValidationRule } from '../rule';

export const jobWithoutScaling: ValidationRule = {
  id: 'job-without-scaling',
  code: 'JOB_SCALING_NOT_ALLOWED',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that a contract with `workload: job` has no `scaling`, because a job runs to its end.',
  fix: 'Remove `scaling`, or make the workload `service` or `scheduled`.',
  *check({ contract }) {
    if (contract.runtime?.workload !== 'job' || contract.scaling === undefined) return;
    yield {
      pointer: '/scaling',
      on: 'key',
      message:
        '`scaling` is not accepted for the workload `job`. Only `service` and `scheduled` can scale.',
      hint: 'Remove `scaling`, or change `runtime.workload`.',
      related: [{ pointer: '/runtime/workload', message: 'The workload is `job`.' }],
    };
  },
};
