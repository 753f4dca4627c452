import type { ValidationRule } from '../rule';

export const upgradeStrategyFitsState: ValidationRule = {
  id: 'upgrade-strategy-fits-state',
  code: 'UPGRADE_STRATEGY_STATE_MISMATCH',
  severity: 'warning',
  layer: 'contract',
  purpose: 'Checks that the upgrade strategy `ordered` is used only with state.',
  fix: 'Use `rolling` or `recreate`, or correct `runtime.state.type`.',
  *check({ contract }) {
    const { lifecycle, state } = contract.runtime ?? {};
    if (lifecycle?.upgradeStrategy !== 'ordered' || state?.type !== 'stateless') return;
    yield {
      pointer: '/runtime/lifecycle/upgradeStrategy',
      message:
        'The upgrade strategy is `ordered`, but the state is `stateless`. Use `rolling` or `recreate`.',
      hint: 'Write `rolling`.',
      related: [{ pointer: '/runtime/state/type', message: 'The state is `stateless`.' }],
    };
  },
};
