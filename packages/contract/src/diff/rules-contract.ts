import type { ChangeType, Impact } from './change';
import type { RuleRow } from './rule-row';

/** What changes of the contract itself mean; the ids are those of `detect/contract`. */
export const CONTRACT_RULES: readonly RuleRow[] = [
  row(
    'pacto-version-changed',
    'pactoVersion',
    'modified',
    'NON_BREAKING',
    'The version of the language says how the contract is written, not what it promises.',
  ),

  row(
    'service-renamed',
    'service.name',
    'modified',
    'BREAKING',
    'References find a contract by its name, so those that use the old name find nothing newer any more.',
  ),
  row(
    'service-version-raised',
    'service.version',
    'modified',
    'NON_BREAKING',
    'Those who need the lower version still pin it.',
  ),
  row(
    'service-version-lowered',
    'service.version',
    'modified',
    'POTENTIAL_BREAKING',
    'Ranges that the higher version satisfied may not accept the lower one.',
  ),
  row(
    'service-version-rewritten',
    'service.version',
    'modified',
    'NON_BREAKING',
    'It is the same version in another form, so every range answers as before.',
  ),
  row(
    'service-version-unordered',
    'service.version',
    'modified',
    'POTENTIAL_BREAKING',
    'One of the two is no version, so whether ranges still accept it cannot be told.',
  ),
  row(
    'owner-added',
    'service.owner',
    'added',
    'NON_BREAKING',
    'Who is responsible does not change what is promised.',
  ),
  row(
    'owner-changed',
    'service.owner',
    'modified',
    'NON_BREAKING',
    'Who is responsible does not change what is promised.',
  ),
  row(
    'owner-removed',
    'service.owner',
    'removed',
    'NON_BREAKING',
    'Who is responsible does not change what is promised.',
  ),
  row(
    'image-added',
    'service.image',
    'added',
    'NON_BREAKING',
    'What is run is said more exactly; what it promises stays.',
  ),
  row(
    'image-changed',
    'service.image',
    'modified',
    'NON_BREAKING',
    'Another image has to keep the same promises, which the rest of the contract states.',
  ),
  row(
    'image-removed',
    'service.image',
    'removed',
    'NON_BREAKING',
    'What is run is said less exactly; what it promises stays.',
  ),
  row(
    'image-became-private',
    'service.image.private',
    'modified',
    'POTENTIAL_BREAKING',
    'Those who run the service now need credentials to pull its image.',
  ),
  row(
    'image-became-public',
    'service.image.private',
    'modified',
    'NON_BREAKING',
    'Those who have credentials can still pull the image.',
  ),
  row(
    'chart-added',
    'service.chart',
    'added',
    'NON_BREAKING',
    'How it is deployed is said more exactly; what is deployed keeps its promises.',
  ),
  row(
    'chart-changed',
    'service.chart',
    'modified',
    'NON_BREAKING',
    'Another chart has to deploy the same promises, which the rest of the contract states.',
  ),
  row(
    'chart-removed',
    'service.chart',
    'removed',
    'NON_BREAKING',
    'How it is deployed is said less exactly; what is deployed keeps its promises.',
  ),

  row(
    'interface-added',
    'interfaces',
    'added',
    'NON_BREAKING',
    'Nobody calls an interface that is new.',
  ),
  row(
    'interface-removed',
    'interfaces',
    'removed',
    'BREAKING',
    'Those who call the interface reach nobody.',
  ),
  row(
    'interface-type-changed',
    'interfaces.type',
    'modified',
    'BREAKING',
    'Callers speak another protocol than is answered.',
  ),
  row(
    'interface-port-added',
    'interfaces.port',
    'added',
    'POTENTIAL_BREAKING',
    'Callers who found the interface elsewhere until now may have to use the port.',
  ),
  row(
    'interface-port-changed',
    'interfaces.port',
    'modified',
    'BREAKING',
    'Those who call the old port reach nobody.',
  ),
  row(
    'interface-port-removed',
    'interfaces.port',
    'removed',
    'BREAKING',
    'Those who call the port are no longer promised an answer.',
  ),
  row(
    'interface-became-internal',
    'interfaces.visibility',
    'modified',
    'BREAKING',
    'Callers from outside are no longer promised that they can reach the interface.',
  ),
  row(
    'interface-became-public',
    'interfaces.visibility',
    'modified',
    'NON_BREAKING',
    'Those who could call the interface still can.',
  ),
  row(
    'interface-file-added',
    'interfaces.contract',
    'modified',
    'NON_BREAKING',
    'What callers may rely on is written down for the first time, so nobody loses a promise.',
  ),
  row(
    'interface-file-removed',
    'interfaces.contract',
    'modified',
    'POTENTIAL_BREAKING',
    'What callers rely on is no longer written down anywhere.',
  ),
  row(
    'interface-file-moved',
    'interfaces.contract',
    'modified',
    'NON_BREAKING',
    'The file has another path; what it says is compared with what the old one said.',
  ),

  row(
    'configuration-added',
    'configurations',
    'added',
    'NON_BREAKING',
    'Values that others supply for the other configurations are read as before.',
  ),
  row(
    'configuration-removed',
    'configurations',
    'removed',
    'BREAKING',
    'Values that others supply for the configuration are no longer read.',
  ),
  row(
    'configuration-schema-moved',
    'configurations.schema',
    'modified',
    'NON_BREAKING',
    'The file has another path; what it accepts is compared with what the old one accepted.',
  ),
  row(
    'configuration-schema-replaced',
    'configurations.schema',
    'modified',
    'POTENTIAL_BREAKING',
    'Another bundle decides from now on, or no longer, which values are accepted.',
  ),
  row(
    'configuration-ref-added',
    'configurations.ref',
    'added',
    'NON_BREAKING',
    'The values are judged by a schema that is published for all.',
  ),
  row(
    'configuration-ref-removed',
    'configurations.ref',
    'removed',
    'BREAKING',
    'Those who supply values by the published schema are no longer promised that it holds.',
  ),
  ...movedRefs('configuration-ref', 'configurations.ref', {
    raised: 'The higher version may refuse values that were accepted, or provision something else.',
    lowered: 'The lower version may not know values that were accepted.',
    elsewhere: 'Another bundle decides which values are accepted and what they provision.',
    unordered:
      'Which of the two references is the newer cannot be told, nor what becomes of values that were accepted.',
  }),
  row(
    'configuration-value-added',
    'configurations.values',
    'added',
    'NON_BREAKING',
    'The contract sets a value of its own; which values others may supply stays.',
  ),
  row(
    'configuration-value-changed',
    'configurations.values',
    'modified',
    'NON_BREAKING',
    'The contract sets a value of its own; which values others may supply stays.',
  ),
  row(
    'configuration-value-removed',
    'configurations.values',
    'removed',
    'NON_BREAKING',
    'The contract leaves a value of its own to its default; which values others may supply stays.',
  ),

  row(
    'policy-added',
    'policies',
    'added',
    'NON_BREAKING',
    'Whoever declares a policy binds itself; nobody else has to do anything.',
  ),
  weakening(
    'policy-removed',
    'policies',
    'removed',
    'Those who rely on the policy being kept are no longer promised that it is.',
  ),
  row(
    'policy-schema-moved',
    'policies.schema',
    'modified',
    'NON_BREAKING',
    'The file has another path; what it demands is compared with what the old one demanded.',
  ),
  row(
    'policy-schema-replaced',
    'policies.schema',
    'modified',
    'POTENTIAL_BREAKING',
    'Another bundle decides from now on, or no longer, what the policy demands.',
  ),
  row(
    'policy-ref-added',
    'policies.ref',
    'added',
    'NON_BREAKING',
    'The policy is that of another bundle now, which the declarer cannot weaken by itself.',
  ),
  weakening(
    'policy-ref-removed',
    'policies.ref',
    'removed',
    'The published policy binds no longer: a local schema in its stead can be weakened at will.',
  ),
  row(
    'policy-ref-raised',
    'policies.ref',
    'modified',
    'POTENTIAL_BREAKING',
    'The higher version may demand what the contract does not meet; its requirements are listed.',
  ),
  weakening(
    'policy-ref-lowered',
    'policies.ref',
    'modified',
    'What the higher version demanded is no longer promised to those who rely on it.',
  ),
  weakening(
    'policy-ref-elsewhere',
    'policies.ref',
    'modified',
    'The policy that was enforced binds no longer: another one stands in its place.',
  ),
  weakening(
    'policy-ref-unordered',
    'policies.ref',
    'modified',
    'Whether this lowers the policy cannot be told, and what cannot be told must not be the way round it: a version as the tag, beside a digest too, tells.',
  ),
  row(
    'policy-ref-rewritten',
    'policies.ref',
    'modified',
    'NON_BREAKING',
    'It is the same version of the policy, referred to in another way.',
  ),

  row(
    'dependency-added',
    'dependencies',
    'added',
    'NON_BREAKING',
    'What the contract offers to others stays as it is.',
  ),
  row(
    'dependency-removed',
    'dependencies',
    'removed',
    'BREAKING',
    'Those who deploy the contract, or reach the dependency through it, no longer find it there.',
  ),
  ...movedRefs('dependency-ref', 'dependencies.ref', {
    raised: 'Those who deploy the contract get a newer dependency, which may behave otherwise.',
    lowered: 'Those who deploy the contract get an older dependency, which may lack what they use.',
    elsewhere: 'Those who deploy the contract get another dependency under the same name.',
    unordered:
      'Which of the two references is the newer cannot be told; those who deploy the contract may get either.',
  }),
  row(
    'dependency-compatibility-changed',
    'dependencies.compatibility',
    'modified',
    'POTENTIAL_BREAKING',
    'The version that those who deploy the contract run may be accepted no longer.',
  ),
  row(
    'dependency-became-required',
    'dependencies.required',
    'modified',
    'POTENTIAL_BREAKING',
    'Those who deploy the contract without the dependency can do so no longer.',
  ),
  row(
    'dependency-became-optional',
    'dependencies.required',
    'modified',
    'POTENTIAL_BREAKING',
    'Those who reach the dependency through the contract may not find it there.',
  ),

  row(
    'workload-changed',
    'runtime.workload',
    'modified',
    'BREAKING',
    'Those who run it, and those who wait for it, treat a service, a job and a schedule differently.',
  ),
  row(
    'state-type-changed',
    'runtime.state.type',
    'modified',
    'BREAKING',
    'Those who run it have to keep, move or give up data that they treated otherwise.',
  ),
  row(
    'persistence-scope-changed',
    'runtime.state.persistence.scope',
    'modified',
    'BREAKING',
    'Instances see other data than before, and those who run it have to provide other storage.',
  ),
  row(
    'persistence-durability-changed',
    'runtime.state.persistence.durability',
    'modified',
    'BREAKING',
    'Data outlives an instance, or is lost with it, against what those who rely on it were promised.',
  ),
  row(
    'data-criticality-changed',
    'runtime.state.dataCriticality',
    'modified',
    'POTENTIAL_BREAKING',
    'Backups and priorities of those who run it may no longer fit.',
  ),
  row(
    'upgrade-strategy-added',
    'runtime.lifecycle.upgradeStrategy',
    'added',
    'NON_BREAKING',
    'It was left to those who run it, who can follow it.',
  ),
  row(
    'upgrade-strategy-changed',
    'runtime.lifecycle.upgradeStrategy',
    'modified',
    'POTENTIAL_BREAKING',
    'An upgrade may now interrupt callers, or run two versions side by side.',
  ),
  row(
    'upgrade-strategy-removed',
    'runtime.lifecycle.upgradeStrategy',
    'removed',
    'POTENTIAL_BREAKING',
    'Callers are no longer promised how an upgrade treats them.',
  ),
  row(
    'graceful-shutdown-added',
    'runtime.lifecycle.gracefulShutdownSeconds',
    'added',
    'POTENTIAL_BREAKING',
    'It may be shorter than what those who run it granted until now, so that work is cut off.',
  ),
  row(
    'graceful-shutdown-changed',
    'runtime.lifecycle.gracefulShutdownSeconds',
    'modified',
    'NON_BREAKING',
    'Those who run it grant what the contract says.',
  ),
  row(
    'graceful-shutdown-removed',
    'runtime.lifecycle.gracefulShutdownSeconds',
    'removed',
    'POTENTIAL_BREAKING',
    'What those who run it grant by themselves may be shorter, so that work is cut off.',
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
    'It was left to those who run it, who can follow it.',
  ),
  row(
    'scaling-removed',
    'scaling',
    'removed',
    'POTENTIAL_BREAKING',
    'Callers are no longer promised how many instances answer them.',
  ),
  row(
    'scaling-mode-changed',
    'scaling',
    'modified',
    'POTENTIAL_BREAKING',
    'A fixed number became a range or a range a fixed number, so capacity that callers count on may be missing.',
  ),
  row(
    'replicas-changed',
    'scaling.replicas',
    'modified',
    'POTENTIAL_BREAKING',
    'Capacity that callers count on may be missing, or more be needed from what it uses.',
  ),
  row(
    'scaling-min-changed',
    'scaling.min',
    'modified',
    'POTENTIAL_BREAKING',
    'Capacity that callers count on at any time may be missing, or more be needed from what it uses.',
  ),
  row(
    'scaling-max-changed',
    'scaling.max',
    'modified',
    'NON_BREAKING',
    'What callers can count on at any time is the least number, which stays.',
  ),

  row(
    'label-added',
    'metadata.labels',
    'added',
    'NON_BREAKING',
    'No tool looks for a label that is new.',
  ),
  row(
    'label-changed',
    'metadata.labels',
    'modified',
    'POTENTIAL_BREAKING',
    'Tools that select or provision by the label may take the bundle for something else.',
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
    'Metadata is free in form and promises nothing.',
  ),
  row(
    'metadata-changed',
    'metadata',
    'modified',
    'NON_BREAKING',
    'Metadata is free in form and promises nothing.',
  ),
  row(
    'metadata-removed',
    'metadata',
    'removed',
    'NON_BREAKING',
    'Metadata is free in form and promises nothing.',
  ),
];

function row(id: string, path: string, type: ChangeType, impact: Impact, reason: string): RuleRow {
  return { id, path, type, impact, reason };
}

/** What others enforce by a policy must not be undone by a new version of whoever it binds. */
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
      'It is the same version, referred to in another way.',
    ),
  ];
}

/** Where the platform asks: whoever asks the old place, which may be nowhere, gets no answer. */
function asked(id: string, path: string): RuleRow {
  return row(
    `${id}-changed`,
    path,
    'modified',
    'POTENTIAL_BREAKING',
    'Probes, alerts and dashboards of those who run it may ask where nobody answers.',
  );
}

function delay(id: string, path: string): RuleRow {
  return row(
    `${id}-changed`,
    path,
    'modified',
    'NON_BREAKING',
    'Those who run it wait as long as the contract says before they ask.',
  );
}
