import type { Rules } from '../rule';
import { claimValuesGiven } from './claim-values-given';
import { deploymentUnambiguous } from './deployment-unambiguous';

/** The rules about values without which a render refuses an environment. */
export const DEPLOYED_VALUES_RULES: Rules = [claimValuesGiven, deploymentUnambiguous];
