import type { TargetId } from '../options';
import type { BundleSummary, Closure } from 'pacto-contract/graph';
import { addToContractInput, buildInputs, CONTRACT_INPUT } from './build-inputs';
import type { Inputs, TargetRow, TargetSources } from './target-row';

/** The targets of a contract. To add one: its id and default name in `options.ts`, and a row here. */
export const TARGET_ROWS: Readonly<Record<TargetId, TargetRow>> = {
  validate: {
    executor: 'validate',
    description: 'Validates the contract in every environment.',
    reports: ['validate.json'],
    inputs: () => [CONTRACT_INPUT],
    hasEnvironments: true,
    otherEnvironments: ({ unitEnvironments = [] }) => unitEnvironments,
  },
  diff: {
    executor: 'diff',
    description: 'Compares the contract with its base and reports breaking changes.',
    reports: ['diff.json'],
    // The base is not a file of the workspace: the hasher of the executor adds it.
    inputs: (summary, sources) => inputsOf(summary, sources.diffClosure, sources),
  },
  render: {
    executor: 'render',
    description: 'Renders what is deployed, in every environment.',
    isFor: ({ unitClosure }) => unitClosure !== undefined,
    reports: ['render.json'],
    outputFolder: 'render',
    inputs: (summary, sources) => inputsOf(summary, sources.unitClosure!, sources),
    hasEnvironments: true,
    otherEnvironments: ({ unitClosure }) => unitClosure!.environments,
  },
  explain: {
    executor: 'explain',
    description: 'Shows the contract of an environment, with the place of every line.',
    hasEnvironments: true,
    otherEnvironments: ({ unitEnvironments = [] }) => unitEnvironments,
  },
  publish: {
    executor: 'publish',
    description: 'Publishes the bundle to the registry.',
    isFor: ({ options }) => options.registries.length > 0,
    dependsOn: ({ targetNames }) => (targetNames.validate === false ? [] : [targetNames.validate]),
    // What `nx release publish` runs. A project that has such a target of its own keeps it.
    alsoNamed: ['nx-release-publish'],
  },
};

function inputsOf(summary: BundleSummary, closure: Closure, sources: TargetSources): Inputs {
  return addToContractInput(buildInputs(summary, closure, sources), sources.contractInputs);
}
