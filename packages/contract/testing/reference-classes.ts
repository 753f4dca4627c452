// How the reference implementation classes changes, for every path and type that it emits, and where
// and why we class them otherwise. Its lookup takes the names between brackets out of a path.
import type { ChangeType, Impact } from '../src/diff/change/change';
import type { RuleRow } from '../src/diff/rules/rule-row';

const N = 'NON_BREAKING';
const P = 'POTENTIAL_BREAKING';
const B = 'BREAKING';

export interface ReferenceClass {
  readonly path: string;
  readonly type: ChangeType;
  readonly impact: Impact;
  /** Our rows for it, where path and type do not select them. */
  readonly isOurs?: (row: RuleRow) => boolean;
}

export interface Deviation {
  /** The classes of our rows, the least severe first; empty where we never report such a change. */
  readonly ours: readonly Impact[];
  readonly why: string;
}

/**
 * Path, and the class of what is added, modified and removed; a dash where it never reports that,
 * even if its own table has a class for it.
 */
const ROWS: readonly (readonly [string, Impact | '-', Impact | '-', Impact | '-'])[] = [
  ['service.name', '-', B, '-'],
  ['service.version', '-', N, '-'],
  ['service.owner', N, N, N],
  ['service.image', N, N, N],
  ['service.chart', N, N, N],
  ['scaling', N, P, P],
  ['scaling.replicas', '-', P, '-'],
  ['scaling.min', '-', P, '-'],
  ['scaling.max', '-', N, '-'],
  ['runtime.workload', '-', B, '-'],
  ['runtime.state.type', '-', B, '-'],
  ['runtime.state.persistence.scope', '-', B, '-'],
  ['runtime.state.persistence.durability', '-', B, '-'],
  ['runtime.state.dataCriticality', '-', P, '-'],
  ['runtime.lifecycle.upgradeStrategy', N, P, P],
  ['runtime.lifecycle.gracefulShutdownSeconds', P, N, P],
  ['runtime.health.interface', '-', P, '-'],
  ['runtime.health.path', '-', P, '-'],
  ['runtime.health.initialDelaySeconds', '-', N, '-'],
  ['runtime.metrics.interface', '-', P, '-'],
  ['runtime.metrics.path', '-', P, '-'],
  ['dependencies', N, '-', B],
  ['dependencies.ref', '-', P, '-'],
  ['dependencies.compatibility', '-', P, '-'],
  ['dependencies.required', '-', P, '-'],
  ['interfaces', N, '-', B],
  ['interfaces.type', '-', B, '-'],
  ['interfaces.port', P, B, B],
  ['interfaces.visibility', '-', P, '-'],
  ['interfaces.contract', '-', P, '-'],
  ['configurations', N, '-', B],
  ['configurations.schema', '-', P, '-'],
  ['configurations.ref', N, P, B],
  ['policies', N, '-', P],
  ['policies.schema', '-', P, '-'],
  ['policies.ref', N, P, P],
  ['policy/schema.json', P, '-', P],
  ['openapi.paths', N, '-', B],
  ['openapi.methods', N, '-', B],
  ['openapi.parameters', P, P, B],
  ['openapi.request-body', P, P, P],
  ['openapi.responses', N, P, B],
  ['schema', P, P, P],
  ['schema.required', B, '-', B],
];

const METHOD = 'openapi.paths[].methods[]';
const isRequired = ({ id }: RuleRow) => /-property-(required|optional)$/.test(id);

/** Paths that we write out in full, or classify by keyword. */
const OURS: Readonly<Record<string, ((row: RuleRow) => boolean) | undefined>> = {
  'openapi.paths': ({ path }) => path === 'openapi.paths[]',
  'openapi.methods': ({ path }) => path === METHOD,
  'openapi.parameters': ({ path }) => path === `${METHOD}.parameters[]`,
  'openapi.request-body': ({ path }) => path.startsWith(`${METHOD}.request-body`),
  'openapi.responses': ({ path }) => path.startsWith(`${METHOD}.responses[]`),
  schema: (row) => row.path === 'schema' && !isRequired(row),
  'schema.required': isRequired,
};

export const REFERENCE_CLASSES: readonly ReferenceClass[] = ROWS.flatMap(([path, ...impacts]) =>
  (['added', 'modified', 'removed'] as const).flatMap((type, index) => {
    const impact = impacts[index]!;
    const isOurs = OURS[path];
    return impact === '-' ? [] : [{ path, type, impact, ...(isOurs && { isOurs }) }];
  }),
);

const BY_DIRECTION =
  'By direction: what narrows an input or widens an output breaks, the reverse does not, and a changed text never does.';
const THREE_ROLES =
  'By keyword and by who depends on the schema: authors of values, contracts that a published policy binds, and consumers who rely on what a contract promises.';

/** By `path type`. */
export const DEVIATIONS: Readonly<Record<string, Deviation>> = {
  'service.version modified': {
    ours: [N, P],
    why: 'A lower version, or an invalid one, may no longer satisfy the ranges that accepted the old one.',
  },
  'interfaces.visibility modified': {
    ours: [N, B],
    why: 'By direction: `internal` withdraws the promise that anyone may call, `public` adds one. An absent value means `internal`, so writing the default changes nothing.',
  },
  'interfaces.contract modified': {
    ours: [N, P],
    why: 'The contents of the files are compared, so moving a file alone changes nothing. A new file removes no promise.',
  },
  'dependencies.ref modified': {
    ours: [N, P],
    why: 'A reference in another form, such as a digest beside the same tag, means the same version. Pinning it must not look like a risk.',
  },
  'dependencies.compatibility modified': {
    ours: [N, P],
    why: 'By the versions that both ranges accept: a range that is written otherwise or that accepts more rejects no version that operators run.',
  },
  'configurations.schema modified': {
    ours: [N, P],
    why: 'The contents of the files are compared, so moving a file alone changes nothing.',
  },
  'configurations.ref modified': {
    ours: [N, P],
    why: 'A reference in another form, such as a digest beside the same tag, means the same version. Pinning it must not look like a risk.',
  },
  'policies added': {
    ours: [N, B],
    why: 'A policy that a platform publishes binds everyone who references it, so a new one narrows what they may do.',
  },
  'policies removed': {
    ours: [B],
    why: 'Consumers who rely on the policy lose that promise, and no check reports it.',
  },
  'policies.schema modified': {
    ours: [N, P],
    why: 'The contents of the files are compared, so moving a file alone changes nothing.',
  },
  'policies.ref modified': {
    ours: [N, P, B],
    why: 'A lower version or another bundle weakens what is enforced. A version of unknown order counts as lower. A higher version only asks for more. The same version asks for the same, whatever the form of the reference.',
  },
  'policies.ref removed': {
    ours: [B],
    why: 'The contract itself can weaken a local schema. Replacing a published policy by one is therefore a removal.',
  },
  'policy/schema.json removed': {
    ours: [B],
    why: 'Contracts that reference the bundle as a policy find no policy, which is an error for them.',
  },
  'openapi.parameters added': {
    ours: [N, B],
    why: 'A required parameter refuses existing callers, an optional one does not.',
  },
  'openapi.parameters modified': { ours: [N, P, B], why: BY_DIRECTION },
  'openapi.request-body added': {
    ours: [N, B],
    why: 'A required body refuses existing callers, an optional one and one more media type do not.',
  },
  'openapi.request-body modified': { ours: [N, P, B], why: BY_DIRECTION },
  'openapi.request-body removed': {
    ours: [B],
    why: 'What callers send is refused or no longer heard.',
  },
  'openapi.responses modified': { ours: [N, P, B], why: BY_DIRECTION },
  'openapi.responses removed': {
    ours: [N, P, B],
    why: 'A range or `default` that remains may still describe the status. Callers often handle errors that nothing describes.',
  },
  'schema added': { ours: [N, P, B], why: THREE_ROLES },
  'schema modified': { ours: [N, P, B], why: THREE_ROLES },
  'schema removed': { ours: [N, P, B], why: THREE_ROLES },
  'schema.required added': { ours: [N, B], why: THREE_ROLES },
  'schema.required removed': { ours: [N, B], why: THREE_ROLES },
};

/** By `path type`: what it does not compare, or reports in another way. */
export const OURS_ALONE: Readonly<Record<string, string>> = {
  'policies.name modified':
    'It pairs policies by name alone, so that a rename would be a removal that nothing excuses.',
  'pactoVersion modified': 'It does not compare the version of the language.',
  'service.image.private modified': 'It compares the reference of an image alone.',
  'runtime.health.liveness.path modified': 'Its language has no `liveness`.',
  'runtime.health.liveness.initialDelaySeconds modified': 'Its language has no `liveness`.',
  'runtime.health.readiness.path modified': 'Its language has no `readiness`.',
  'runtime.health.readiness.initialDelaySeconds modified': 'Its language has no `readiness`.',
  'configurations.values added':
    'It compares values from version 2.0 of the language on, with the same class.',
  'configurations.values modified':
    'It compares values from version 2.0 of the language on, with the same class.',
  'configurations.values removed':
    'It compares values from version 2.0 of the language on, with the same class.',
  'configuration/schema.json added': 'It looks for `policy/schema.json` alone.',
  'configuration/schema.json removed': 'It looks for `policy/schema.json` alone.',
  'metadata added': 'It does not compare metadata.',
  'metadata modified': 'It does not compare metadata.',
  'metadata removed': 'It does not compare metadata.',
  'metadata.labels added': 'It does not compare metadata.',
  'metadata.labels modified': 'It does not compare metadata.',
  'metadata.labels removed': 'It does not compare metadata.',
};
