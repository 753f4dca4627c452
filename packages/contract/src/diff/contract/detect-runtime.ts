import type { Endpoint, Health, Probe, Runtime, State } from '../../model/contract';
import type { FoundChange } from '../change/detection';
import { detectField } from './detect-field';
import { childPair, type SpotPair } from './spot';

/** A block that comes or goes is one change for each of its fields. */
export function detectRuntime(runtime: SpotPair<Runtime>): FoundChange[] {
  return [
    ...detectField(childPair(runtime, 'workload'), 'The workload', {
      path: 'runtime.workload',
      modified: 'workload-changed',
    }),
    ...detectState(childPair(runtime, 'state')),
    ...detectLifecycle(childPair(runtime, 'lifecycle')),
    ...detectHealth(childPair(runtime, 'health')),
    ...detectEndpoint(childPair(runtime, 'metrics'), 'metrics', 'metrics are read'),
  ];
}

function detectState(state: SpotPair<State>): FoundChange[] {
  const path = 'runtime.state';
  const persistence = childPair(state, 'persistence');
  return [
    ...detectField(childPair(state, 'type'), 'The type of the state', {
      path: `${path}.type`,
      modified: 'state-type-changed',
    }),
    ...detectField(childPair(persistence, 'scope'), 'The scope of what is kept', {
      path: `${path}.persistence.scope`,
      modified: 'persistence-scope-changed',
    }),
    ...detectField(childPair(persistence, 'durability'), 'The durability of what is kept', {
      path: `${path}.persistence.durability`,
      modified: 'persistence-durability-changed',
    }),
    ...detectField(childPair(state, 'dataCriticality'), 'The criticality of the data', {
      path: `${path}.dataCriticality`,
      modified: 'data-criticality-changed',
    }),
  ];
}

function detectLifecycle(lifecycle: SpotPair<NonNullable<Runtime['lifecycle']>>): FoundChange[] {
  return [
    ...detectField(childPair(lifecycle, 'upgradeStrategy'), 'The upgrade strategy', {
      path: 'runtime.lifecycle.upgradeStrategy',
      added: 'upgrade-strategy-added',
      removed: 'upgrade-strategy-removed',
      modified: 'upgrade-strategy-changed',
    }),
    ...detectField(childPair(lifecycle, 'gracefulShutdownSeconds'), 'The time to shut down', {
      path: 'runtime.lifecycle.gracefulShutdownSeconds',
      added: 'graceful-shutdown-added',
      removed: 'graceful-shutdown-removed',
      modified: 'graceful-shutdown-changed',
    }),
  ];
}

function detectHealth(health: SpotPair<Health>): FoundChange[] {
  return [
    ...detectEndpoint(health, 'health', 'health is asked'),
    ...detectDelay(health, 'health'),
    ...detectProbe(childPair(health, 'liveness'), 'liveness'),
    ...detectProbe(childPair(health, 'readiness'), 'readiness'),
  ];
}

function detectEndpoint(
  endpoint: SpotPair<Endpoint>,
  name: 'health' | 'metrics',
  does: string,
): FoundChange[] {
  return [
    ...detectField(childPair(endpoint, 'interface'), `The interface where ${does}`, {
      path: `runtime.${name}.interface`,
      modified: `${name}-interface-changed`,
    }),
    ...detectField(childPair(endpoint, 'path'), `The path where ${does}`, {
      path: `runtime.${name}.path`,
      modified: `${name}-path-changed`,
    }),
  ];
}

function detectProbe(probe: SpotPair<Probe>, name: 'liveness' | 'readiness'): FoundChange[] {
  return [
    ...detectField(childPair(probe, 'path'), `The path where ${name} is asked`, {
      path: `runtime.health.${name}.path`,
      modified: `${name}-path-changed`,
    }),
    ...detectDelay(probe, `health.${name}`),
  ];
}

function detectDelay(
  probe: SpotPair<Health> | SpotPair<Probe>,
  name: 'health' | 'health.liveness' | 'health.readiness',
): FoundChange[] {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return detectField(
    childPair<Probe, 'initialDelaySeconds'>(probe as SpotPair<Probe>, 'initialDelaySeconds'),
    `The delay before ${last} is asked`,
    { path: `runtime.${name}.initialDelaySeconds`, modified: `${last}-delay-changed` },
  );
}
