/** Reports as the engine makes them, small and with something of everything, for the specs of the printers. */
import type { Diagnostic } from '../src/diagnostics/diagnostic';
import type { Change } from '../src/diff/change/change';
import type { DiffReport } from '../src/diff/change/diff-report';
import type { Excerpt, ExcerptOf } from '../src/diagnostics/excerpt';
import type { Range } from '../src/source/range';
import type { ValidationReport } from '../src/validate/validation-report';

const FOLDER = 'my-service/pactos/my-service-api';
export const CONTRACT = `${FOLDER}/pacto.yaml`;
export const STG = `${FOLDER}/overrides/values.stg.yaml`;

export function rangeOf(line: number, column: number, length: number): Range {
  return { start: { line, column }, end: { line, column: column + length } };
}

export function diagnosticOf(fields: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: 'CONFIG_VALUES_VALIDATION_FAILED',
    rule: 'configuration-values',
    severity: 'error',
    message: '`instances` is `three`; an integer is accepted.',
    hint: 'Write `3` without quotes.',
    file: STG,
    pointer: '/configurations/1/values/instances',
    range: rangeOf(5, 18, 5),
    related: [],
    ...fields,
  };
}

/** A warning of the base, an error of the base that two environments have too, and one of `stg` alone. */
export function validationSample(): ValidationReport {
  const owner = diagnosticOf({
    code: 'POLICY_VIOLATION',
    rule: 'policy',
    message:
      '`service.owner` is missing. The policy `platform` of `platform-service` 2.0.0 requires it (`required`).',
    hint: undefined,
    docs: 'docs/diagnostics.md#policy_violation',
    file: CONTRACT,
    pointer: '/service',
    range: rangeOf(2, 1, 7),
    related: [
      {
        message: 'The policy requires it here.',
        file: 'platform/policy/schema.json',
        pointer: '/required',
        range: rangeOf(12, 3, 10),
      },
    ],
  });
  const tag = diagnosticOf({
    code: 'TAG_NOT_DIGEST',
    rule: 'tag-not-digest',
    severity: 'warning',
    message: 'The reference `oci://ghcr.io/example/pactos/cache:1.0.0` is a tag that nothing pins.',
    hint: 'Add the digest, or run `pacto lock`.',
    file: CONTRACT,
    pointer: '/dependencies/0/ref',
    range: rangeOf(7, 10, 40),
  });
  const base = [tag, owner];
  const outcome = 'findings';
  return {
    schemaVersion: 1,
    bundle: { name: 'my-service-api', version: '1.2.0', path: FOLDER },
    outcome,
    environments: [
      { name: null, files: [CONTRACT], outcome, diagnostics: base },
      { name: 'dev', files: [CONTRACT], outcome, diagnostics: base },
      { name: 'stg', files: [CONTRACT, STG], outcome, diagnostics: [...base, diagnosticOf()] },
    ],
  };
}

export function cleanSample(path = 'other/pactos/worker'): ValidationReport {
  return {
    schemaVersion: 1,
    bundle: { name: 'worker', version: '0.3.1', path },
    outcome: 'clean',
    environments: [
      { name: null, files: [`${path}/pacto.yaml`], outcome: 'clean', diagnostics: [] },
      { name: 'prod', files: [`${path}/pacto.yaml`], outcome: 'clean', diagnostics: [] },
    ],
  };
}

const EXCERPTS: Record<string, Excerpt> = {
  [CONTRACT]: {
    firstLine: 1,
    lines: [
      'pactoVersion: "1.0"',
      'service:',
      '  name: my-service-api',
      '  version: 1.2.0',
      'dependencies:',
      '  - name: cache',
      '    ref: oci://ghcr.io/example/pactos/cache:1.0.0',
      '    compatibility: ^1.0.0',
    ],
  },
  [STG]: {
    firstLine: 1,
    lines: [
      'configurations:',
      '  - name: app',
      '  - name: postgres',
      '    values:',
      '      instances: three # 三',
      '      size: small',
    ],
  },
};

export const excerptOf: ExcerptOf = ({ file }) => EXCERPTS[file];

export function changeOf(fields: Partial<Change> = {}): Change {
  return {
    path: 'interfaces.port',
    pointer: '/interfaces/0/port',
    type: 'modified',
    oldValue: 8080,
    newValue: 9090,
    classification: 'BREAKING',
    rule: 'interface-port-changed',
    reason: 'Calls to the old port fail.',
    fails: (fields.classification ?? 'BREAKING') === 'BREAKING',
    base: { file: CONTRACT, pointer: '/interfaces/0/port', range: rangeOf(9, 11, 4) },
    head: { file: CONTRACT, pointer: '/interfaces/0/port', range: rangeOf(12, 11, 4) },
    ...fields,
  };
}

/** Its breaking changes fail it, except in the report whose outcome is clean. */
export function diffSample(fields: Partial<DiffReport> = {}): DiffReport {
  const fails = fields.outcome !== 'clean';
  return {
    schemaVersion: 1,
    bundle: { name: 'my-service-api', version: '1.3.0', path: FOLDER },
    base: { kind: 'git', ref: 'main', version: '1.2.0' },
    head: { version: '1.3.0' },
    classification: 'BREAKING',
    requiredBump: 'major',
    actualBump: 'minor',
    outcome: 'findings',
    changes: [
      changeOf({
        path: 'service.owner',
        pointer: '/service/owner',
        oldValue: 'team-a',
        newValue: { team: 'team-b', contacts: [{ type: 'email', value: 'b@example.com' }] },
        classification: 'NON_BREAKING',
        rule: 'owner-changed',
        reason: 'The owner does not change what the contract promises.',
      }),
      changeOf({ fails }),
      changeOf({
        path: 'openapi.paths[/users]',
        pointer: '/interfaces/0',
        type: 'removed',
        oldValue: { get: { operationId: 'listUsers' } },
        newValue: undefined,
        rule: 'openapi-path-removed',
        reason: 'Clients that call `/users` get 404.',
        head: undefined,
        fails,
      }),
      changeOf({
        path: 'dependencies.cache.compatibility',
        pointer: '/dependencies/0/compatibility',
        oldValue: '^1.0.0',
        newValue: '^2.0.0',
        classification: 'POTENTIAL_BREAKING',
        rule: 'dependency-compatibility-changed',
        reason: 'Operators need another version of `cache`.',
      }),
    ],
    configurations: [],
    policies: [
      {
        name: 'platform',
        from: 'oci://ghcr.io/example/pactos/platform-service:2.0.0',
        to: 'oci://ghcr.io/example/pactos/platform-service:3.0.0',
        newRequirements: ['`runtime.health.liveness` is required'],
        goneRequirements: ['`metadata.team` is required'],
        satisfied: false,
        diagnostics: [
          diagnosticOf({
            code: 'POLICY_VIOLATION',
            rule: 'policy',
            message: '`runtime.health.liveness` is missing.',
            hint: undefined,
            file: CONTRACT,
            pointer: '/service',
            range: rangeOf(2, 1, 7),
          }),
        ],
      },
    ],
    sbom: {
      oldFormat: 'spdx',
      newFormat: 'spdx',
      changes: [
        { package: 'left-pad', type: 'added', newValue: '1.3.0' },
        {
          package: 'express',
          type: 'modified',
          field: 'version',
          oldValue: '4.1.0',
          newValue: '5.0.0',
        },
      ],
    },
    diagnostics: [],
    ...fields,
  };
}
