import type { Rules } from '../rule';
import { healthInterfaceAnswers } from './health-interface-answers';
import { healthInterfaceExists } from './health-interface-exists';
import { healthPathGiven } from './health-path-given';
import { healthPathUsed } from './health-path-used';
import { metricsInterfaceAnswers } from './metrics-interface-answers';
import { metricsInterfaceExists } from './metrics-interface-exists';
import { metricsPathGiven } from './metrics-path-given';
import { metricsPathUsed } from './metrics-path-used';

/** What `runtime.health` and `runtime.metrics` name. */
export const ENDPOINT_RULES: Rules = [
  healthInterfaceExists,
  healthInterfaceAnswers,
  healthPathGiven,
  healthPathUsed,
  metricsInterfaceExists,
  metricsInterfaceAnswers,
  metricsPathGiven,
  metricsPathUsed,
];
