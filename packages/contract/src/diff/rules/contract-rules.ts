import type { ChangeType, Impact } from '../change/change';
import type { RuleRow } from './rule-row';

/** What changes of the contract itself mean; the ids are those of `detect/contract`. */
export const CONTRACT_RULES: readonly RuleRow[] = [
  row(
    'pacto-version-changed',
    'pactoVersion',
    'modified',
    'NON_BREAKING',
    'The language version says how the contract is written. It does not change what the contract promises.',
  ),

  row(
    'service-renamed',
    'service.name',
    'modified',
    'BREAKING',
    'References find a contract by its name. References with the old name do not find this version or a newer one.',
  ),
  row(
    'service-version-raised',
    'service.version',
    'modified',
    'NON_BREAKING',
    'Consumers of the lower version can keep their reference.',
  ),
  row(
    'service-version-lowered',
    'service.version',
    'modified',
    'POTENTIAL_BREAKING',
    'Ranges that accept the higher version may not accept the lower one.',
  ),
  row(
    'service-version-rewritten',
    'service.version',
    'modified',
    'NON_BREAKING',
    'It is the same version in another form. Every range accepts it as before.',
  ),
  row(
    'service-version-unordered',
    'service.version',
    'modified',
    'POTENTIAL_BREAKING',
    'One side is not a valid version. We cannot determine whether ranges still accept it.',
  ),
  row(
    'owner-added',
    'service.owner',
    'added',
    'NON_BREAKING',
    'The owner does not change what the contract promises.',
  ),
  row(
    'owner-changed',
    'service.owner',
    'modified',
    'NON_BREAKING',
    'The owner does not change what the contract promises.',
  ),
  row(
    'owner-removed',
    'service.owner',
    'removed',
    'NON_BREAKING',
    'The owner does not change what the contract promises.',
  ),
  row(
    'image-added',
    'service.image',
    'added',
    'NON_BREAKING',
    'The contract names its image. Its promises stay the same.',
  ),
  row(
    'image-changed',
    'service.image',
    'modified',
    'NON_BREAKING',
    'The new image must keep the same promises. The rest of the contract lists them.',
  ),
  row(
    'image-removed',
    'service.image',
    'removed',
    'NON_BREAKING',
    'The contract no longer names its image. Its promises stay the same.',
  ),
  row(
    'image-became-private',
    'service.image.private',
    'modified',
    'POTENTIAL_BREAKING',
    'Operators now need credentials to pull the image.',
  ),
  row(
    'image-became-public',
    'service.image.private',
    'modified',
    'NON_BREAKING',
    'Operators who have credentials can still pull the image.',
  ),
  row(
    'chart-added',
    'service.chart',
    'added',
    'NON_BREAKING',
    'The contract names its chart. Its promises stay the same.',
  ),
  row(
    'chart-changed',
    'service.chart',
    'modified',
    'NON_BREAKING',
    'The new chart must keep the same promises. The rest of the contract lists them.',
  ),
  row(
    'chart-removed',
    'service.chart',
    'removed',
    'NON_BREAKING',
    'The contract no longer names its chart. Its promises stay the same.',
  ),

  row(
    'interface-added',
    'interfaces',
    'added',
    'NON_BREAKING',
    'The interface is new. Existing callers are not affected.',
  ),
  row('interface-removed', 'interfaces', 'removed', 'BREAKING', 'Calls to the interface fail.'),
  row(
    'interface-type-changed',
    'interfaces.type',
    'modified',
    'BREAKING',
    'Callers use a protocol that the interface no longer answers.',
  ),
  row(
    'interface-port-added',
    'interfaces.port',
    'added',
    'POTENTIAL_BREAKING',
    'Callers that reach the interface on another port may have to use this one.',
  ),
  row(
    'interface-port-changed',
    'interfaces.port',
    'modified',
    'BREAKING',
    'Calls to the old port fail.',
  ),
  row(
    'interface-port-removed',
    'interfaces.port',
    'removed',
    'BREAKING',
    'The contract no longer promises that the port answers.',
  ),
  row(
    'interface-became-internal',
    'interfaces.visibility',
    'modified',
    'BREAKING',
    'External callers may no longer reach the interface.',
  ),
  row(
    'interface-became-public',
    'interfaces.visibility',
    'modified',
    'NON_BREAKING',
    'Existing callers can still call the interface.',
  ),
  row(
    'interface-file-added',
    'interfaces.contract',
    'modified',
    'NON_BREAKING',
    'The interface is described for the first time. Existing callers lose no promise.',
  ),
  row(
    'interface-file-removed',
    'interfaces.contract',
    'modified',
    'POTENTIAL_BREAKING',
    'The interface is no longer described. Callers cannot rely on a description.',
  ),
  row(
    'interface-file-moved',
    'interfaces.contract',
    'modified',
    'NON_BREAKING',
    'Only the path of the file changed. Its content is compared with the content at the old path.',
  ),

  row(
    'configuration-added',
    'configurations',
    'added',
    'NON_BREAKING',
    'Values for the other configurations are read as before.',
  ),
  row(
    'configuration-removed',
    'configurations',
    'removed',
    'BREAKING',
    'Values for the configuration are no longer read.',
  ),
  row(
    'configuration-schema-moved',
    'configurations.schema',
    'modified',
    'NON_BREAKING',
    'Only the path of the schema changed. Its content is compared with the content at the old path.',
  ),
  row(
    'configuration-schema-replaced',
    'configurations.schema',
    'modified',
    'POTENTIAL_BREAKING',
    'The schema now comes from another bundle. Values that were valid may be rejected.',
  ),
  row(
    'configuration-ref-added',
    'configurations.ref',
    'added',
    'NON_BREAKING',
    'The values are now validated against a published schema.',
  ),
  row(
    'configuration-ref-removed',
    'configurations.ref',
    'removed',
    'BREAKING',
    'Values written for the published schema may be rejected, because it no longer applies.',
  ),
  ...movedRefs('configuration-ref', 'configurations.ref', {
    raised: 'The higher version may reject values that were valid, or provision something else.',
    lowered: 'The lower version may reject values that were valid.',
    elsewhere: 'Another bundle now validates the values and decides what they provision.',
    unordered:
      'We cannot determine which reference is newer. Values that were valid may be rejected.',
  }),
  row(
    'configuration-value-added',
    'configurations.values',
    'added',
    'NON_BREAKING',
    'The contract changes its own values. Consumers can supply the same values as before.',
  ),
  row(
    'configuration-value-changed',
    'configurations.values',
    'modified',
    'NON_BREAKING',
    'The contract changes its own values. Consumers can supply the same values as before.',
  ),
  row(
    'configuration-value-removed',
    'configurations.values',
    'removed',
    'NON_BREAKING',
    'The contract now uses the default. Consumers can supply the same values as before.',
  ),

  row(
    'policy-added',
    'policies',
    'added',
    'NON_BREAKING',
    'The policy binds only the contract that declares it. Consumers do not have to change anything.',
  ),
  weakening(
    'policy-removed',
    'policies',
    'removed',
    'The contract no longer has to satisfy the policy. Consumers who rely on it lose that promise.',
  ),
  row(
    'policy-renamed',
    'policies.name',
    'modified',
    'NON_BREAKING',
    'Only the name changed. The same policy applies.',
  ),
  row(
    'policy-schema-moved',
    'policies.schema',
    'modified',
    'NON_BREAKING',
    'Only the path of the policy changed. Its content is compared with the content at the old path.',
  ),
  row(
    'policy-schema-replaced',
    'policies.schema',
    'modified',
    'POTENTIAL_BREAKING',
    'The policy now comes from another bundle. Its requirements may differ.',
  ),
  row(
    'policy-ref-added',
    'policies.ref',
    'added',
    'NON_BREAKING',
    'The policy now comes from another bundle. The contract cannot weaken it by itself.',
  ),
  weakening(
    'policy-ref-removed',
    'policies.ref',
    'removed',
    'The published policy no longer applies. The contract can weaken a local schema at any time.',
  ),
  row(
    'policy-ref-raised',
    'policies.ref',
    'modified',
    'POTENTIAL_BREAKING',
    'The higher version may have requirements that the contract does not meet. The report lists them.',
  ),
  weakening(
    'policy-ref-lowered',
    'policies.ref',
    'modified',
    'Requirements of the higher version may no longer apply. Consumers who rely on them lose that promise.',
  ),
  weakening(
    'policy-ref-elsewhere',
    'policies.ref',
    'modified',
    'The old policy no longer applies. Another policy replaces it.',
  ),
  weakening(
    'policy-ref-unordered',
    'policies.ref',
    'modified',
    'We cannot determine whether this weakens the policy, so it counts as breaking. Add a version tag, also beside a digest.',
  ),
  row(
    'policy-ref-rewritten',
    'policies.ref',
    'modified',
    'NON_BREAKING',
    'Only the form of the reference changed. It is the same version of the policy.',
  ),

  row(
    'dependency-added',
    'dependencies',
    'added',
    'NON_BREAKING',
    'The promises to consumers stay the same.',
  ),
  row(
    'dependency-removed',
    'dependencies',
    'removed',
    'BREAKING',
    'Consumers who deploy or reach the dependency through this contract no longer find it.',
  ),
  ...movedRefs('dependency-ref', 'dependencies.ref', {
    raised: 'Operators deploy a newer dependency. It may behave differently.',
    lowered: 'Operators deploy an older dependency. It may lack features that they use.',
    elsewhere: 'Operators deploy another dependency under the same name.',
    unordered:
      'We cannot determine which reference is newer. Operators may deploy a newer or an older dependency.',
  }),
  row(
    'dependency-compatibility-changed',
    'dependencies.compatibility',
    'modified',
    'POTENTIAL_BREAKING',
    'The range may reject a version that operators run today, or accept one that it rejected.',
  ),
  row(
    'dependency-became-required',
    'dependencies.required',
    'modified',
    'POTENTIAL_BREAKING',
    'Operators can no longer deploy the contract without the dependency.',
  ),
  row(
    'dependency-became-optional',
    'dependencies.required',
    'modified',
    'POTENTIAL_BREAKING',
    'Consumers who reach the dependency through this contract may not find it.',
  ),

  row(
    'workload-changed',
    'runtime.workload',
    'modified',
    'BREAKING',
    'Operators run services, jobs and schedules differently. Consumers cannot use one like another.',
  ),
  row(
    'state-type-changed',
    'runtime.state.type',
    'modified',
    'BREAKING',
    'Operators must store data in another way. They may have to move or delete existing data.',
  ),
  row(
    'persistence-scope-changed',
    'runtime.state.persistence.scope',
    'modified',
    'BREAKING',
    'Instances share data differently. Operators must provide other storage.',
  ),
  row(
    'persistence-durability-changed',
    'runtime.state.persistence.durability',
    'modified',
    'BREAKING',
    'Data may be lost when an instance stops, or may outlive it, unlike before.',
  ),
  row(
    'data-criticality-changed',
    'runtime.state.dataCriticality',
    'modified',
    'POTENTIAL_BREAKING',
    'Backups and priorities that operators set up may no longer fit.',
  ),
  row(
    'upgrade-strategy-added',
    'runtime.lifecycle.upgradeStrategy',
    'added',
    'NON_BREAKING',
    'Operators were free to choose. They can now follow the contract.',
  ),
  row(
    'upgrade-strategy-changed',
    'runtime.lifecycle.upgradeStrategy',
    'modified',
    'POTENTIAL_BREAKING',
    'An upgrade may now interrupt callers, or run two versions at the same time.',
  ),
  row(
    'upgrade-strategy-removed',
    'runtime.lifecycle.upgradeStrategy',
    'removed',
    'POTENTIAL_BREAKING',
    'The contract no longer says how an upgrade affects callers.',
  ),
  row(
    'graceful-shutdown-added',
    'runtime.lifecycle.gracefulShutdownSeconds',
    'added',
    'POTENTIAL_BREAKING',
    'The time may be shorter than what operators allow today. Running work may be stopped.',
  ),
  row(
    'graceful-shutdown-changed',
    'runtime.lifecycle.gracefulShutdownSeconds',
    'modified',
    'NON_BREAKING',
    'Operators read the time from the contract.',
  ),
  row(
    'graceful-shutdown-removed',
    'runtime.lifecycle.gracefulShutdownSeconds',
    'removed',
    'POTENTIAL_BREAKING',
    'Operators may allow less time than the contract did. Running work may be stopped.',
  ),
  asked('health-interface', 'runtime.health.interface'),
  asked('health-path', 'runtime.health.path'),
  delay('health-delay', 'runtime.health.initialDelaySeconds'),
  asked('liveness-path', 'runtime.health.liveness.path'),
  delay('liveness-delay', 'runtime.health.liveness.initialDelaySeconds'),
  asked('readiness-path', 'runtime.health.readiness.path'),
  delay('readiness-delay', 'runtime.health.readiness.initialDelaySeconds'),
  asked('metrics-interface', 'runtime.metrics.interface'),
  asked('metrics-path', 'runtime.metrics.path'),

  row(
    'scaling-added',
    'scaling',
    'added',
    'NON_BREAKING',
    'Operators were free to choose. They can now follow the contract.',
  ),
  row(
    'scaling-removed',
    'scaling',
    'removed',
    'POTENTIAL_BREAKING',
    'The contract no longer promises a number of instances.',
  ),
  row(
    'scaling-mode-changed',
    'scaling',
    'modified',
    'POTENTIAL_BREAKING',
    'Scaling changed between a fixed number and a range. Callers may get less capacity.',
  ),
  row(
    'replicas-changed',
    'scaling.replicas',
    'modified',
    'POTENTIAL_BREAKING',
    'Callers may get less capacity, or dependencies may get more load.',
  ),
  row(
    'scaling-min-changed',
    'scaling.min',
    'modified',
    'POTENTIAL_BREAKING',
    'Callers may get less capacity at quiet times, or dependencies may get more load.',
  ),
  row(
    'scaling-max-changed',
    'scaling.max',
    'modified',
    'NON_BREAKING',
    'The minimum stays the same, so callers keep the capacity that is promised.',
  ),

  row(
    'label-added',
    'metadata.labels',
    'added',
    'NON_BREAKING',
    'The label is new. Existing tools do not look for it.',
  ),
  row(
    'label-changed',
    'metadata.labels',
    'modified',
    'POTENTIAL_BREAKING',
    'Tools that select or provision by the label may treat the bundle differently.',
  ),
  row(
    'label-removed',
    'metadata.labels',
    'removed',
    'POTENTIAL_BREAKING',
    'Tools that select or provision by the label may no longer find the bundle.',
  ),
  row(
    'metadata-added',
    'metadata',
    'added',
    'NON_BREAKING',
    'Metadata has a free form and makes no promises.',
  ),
  row(
    'metadata-changed',
    'metadata',
    'modified',
    'NON_BREAKING',
    'Metadata has a free form and makes no promises.',
  ),
  row(
    'metadata-removed',
    'metadata',
    'removed',
    'NON_BREAKING',
    'Metadata has a free form and makes no promises.',
  ),
];

function row(id: string, path: string, type: ChangeType, impact: Impact, reason: string): RuleRow {
  return { id, path, type, impact, reason };
}

/** A new version of a contract must not undo a policy that others enforce on it. */
function weakening(id: string, path: string, type: ChangeType, reason: string): RuleRow {
  return { id, path, type, impact: 'BREAKING', reason, excusable: false };
}

function movedRefs(
  id: string,
  path: string,
  reasons: Record<'raised' | 'lowered' | 'elsewhere' | 'unordered', string>,
): RuleRow[] {
  return [
    ...Object.entries(reasons).map(([move, reason]) =>
      row(`${id}-${move}`, path, 'modified', 'POTENTIAL_BREAKING', reason),
    ),
    row(
      `${id}-rewritten`,
      path,
      'modified',
      'NON_BREAKING',
      'Only the form of the reference changed. It is the same version.',
    ),
  ];
}

/** The place that a platform asks. Requests to the old place get no answer. */
function asked(id: string, path: string): RuleRow {
  return row(
    `${id}-changed`,
    path,
    'modified',
    'POTENTIAL_BREAKING',
    'Probes, alerts and dashboards may use the old place and get no answer.',
  );
}

function delay(id: string, path: string): RuleRow {
  return row(
    `${id}-changed`,
    path,
    'modified',
    'NON_BREAKING',
    'Operators read the delay from the contract.',
  );
}
