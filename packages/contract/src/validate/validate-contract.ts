// Validates one effective contract: its structure, then its rules. Checks against schemas of other
// contracts become tasks, which the caller runs for all environments of a bundle together.
import type { EffectiveContract } from '../bundle/override/effective-contract';
import type { FoundSchema } from '../bundle/find-schemas';
import { findInfrastructure } from '../bundle/sort-configurations';
import type { SecretPlaces } from '../bundle/secret-places';
import type { Contract } from '../model/contract';
import { hasValues } from '../model/has-values';
import type { CompiledSchema } from '../schema-check/schema-store';
import { joinPointer, parsePointer, type Pointer } from '../source/pointer';
import { rendersNothing } from '../template/check/find-template';
import { originOf } from './check-structure';
import { checkClaimValues, CLAIM_VALUES_RULE } from './claim-values';
import { reportOverrun, reportUnfound, type ContractCheck } from './contract-check';
import { hintAtNull } from './hint-at-null';
import { claimTasks, policyTasks, type ClaimEntry } from './policy-tasks';
import type { EnvironmentContext } from './rule';
import { checkDeployment } from './unambiguous-deployment';
import type { SchemaTask } from './schema-task';

/** Returns the tasks that remain; a contract whose structure is wrong leaves none. */
export function validateContract(check: ContractCheck): SchemaTask[] {
  const { effective, report, secrets } = check;
  const isSecret = (pointer: Pointer): boolean => secrets.has(pointer);
  const structural = [...check.structure.check(effective, isSecret)];
  for (const [rule, finding] of structural) report(rule, finding);
  if (structural.length > 0) return [];
  const contract = effective.value as Contract;
  check.rules.run(
    {
      contract,
      environment: check.environment,
      ambiguous: ambiguousScalars(effective, secrets),
      identityChanges: identityChangesOf(effective),
    },
    report,
  );
  checkDeployment(check, contract);
  return [...configurationTasks(check, contract), ...policyTasks(check, contract)];
}

const NONE: EnvironmentContext['ambiguous'] = [];

const NO_CHANGES: EnvironmentContext['identityChanges'] = [];

function identityChangesOf(effective: EffectiveContract): EnvironmentContext['identityChanges'] {
  const changes = effective.identityChanges();
  if (changes.length === 0) return NO_CHANGES;
  return changes.map(({ document, pointer, set }) => ({
    document: document?.path,
    pointer,
    set: set?.text,
  }));
}

function ambiguousScalars(
  effective: EffectiveContract,
  secrets: SecretPlaces,
): EnvironmentContext['ambiguous'] {
  if (effective.layers.every((layer) => layer.ambiguous.length === 0)) return NONE;
  return effective.layers.flatMap((layer) =>
    layer.ambiguous.flatMap((scalar) => {
      const { pointer } = scalar;
      const place = effective.locate(pointer);
      if (place.document !== layer || place.pointer !== pointer) return [];
      return [{ ...scalar, isSecret: secrets.has(pointer) }];
    }),
  );
}

function* configurationTasks(check: ContractCheck, contract: Contract): Iterable<SchemaTask> {
  const { effective, finder, report, secrets } = check;
  for (const [index, { name, schema, ref, values }] of (contract.configurations ?? []).entries()) {
    const pointer = `/configurations/${index}`;
    const named = joinPointer(pointer, schema === undefined ? 'ref' : 'schema');
    const found =
      schema !== undefined
        ? finder.readOwnSchema(schema)
        : finder.readConfigurationSchema(name, ref!);
    if (!reportUnfound(found, named, 'configuration', report)) continue;
    if (hasValues(values)) {
      const at = joinPointer(pointer, 'values');
      yield {
        compiled: found.compiled,
        value: values,
        advises: false,
        origin: originOf(effective, (place) => secrets.has(place), at),
        found: (problems, { platformValues }) => {
          for (const inside of platformValues) reportPlatformValue(check, at + inside);
          for (const problem of problems) {
            report('configuration-values', {
              pointer: at + problem.pointer,
              on: problem.on,
              message: problem.message,
              hint: hintAtNull(problem, values) ?? problem.hint,
              related: [
                {
                  message: `Required by \`${problem.keyword}\` in the schema of the configuration \`${name}\`.`,
                  document: found.path,
                  pointer: problem.schemaPointer,
                },
              ],
            });
          }
        },
        overran: () => reportOverrun(report, named, found.path),
      };
    }
    if (ref === undefined) continue;
    const entry = { index, pointer, named, values };
    const claims = finder.readClaimSchemas(name, ref);
    if (hasValues(values)) yield* claimTasks(check, entry, claims);
    else yield* tasksWithoutValues(check, entry, claims, found.compiled);
  }
}

function* tasksWithoutValues(
  check: ContractCheck,
  entry: ClaimEntry,
  claims: readonly FoundSchema[],
  compiled: CompiledSchema,
): Iterable<SchemaTask> {
  let isRefused = false;
  const report: ContractCheck['report'] = (...found) => {
    isRefused = true;
    check.report(...found);
  };
  yield* claimTasks({ ...check, report }, entry, claims);
  const { effective, environment, isRendered, finder, reader } = check;
  const configuration = (effective.value as Contract).configurations![entry.index]!;
  const infrastructure = isRendered && findInfrastructure(configuration, finder, reader);
  if (!infrastructure || rendersNothing(infrastructure.labels)) return;
  yield* checkClaimValues(
    {
      index: entry.index,
      configuration,
      infrastructure: infrastructure.bundle,
      compiled,
      effective,
      environment,
      consequence: '`pacto-render` refuses the environment.',
    },
    // An unmet policy on claims is reported already. One diagnostic is enough.
    (finding) => isRefused || check.report(CLAIM_VALUES_RULE, finding),
  );
}

/** Only what an override file sets: the base may give a default. */
function reportPlatformValue({ effective, report }: ContractCheck, pointer: Pointer): void {
  const { document, set } = effective.locate(pointer, 'key');
  if (document === effective.base || set !== undefined) return;
  const key = parsePointer(pointer).pop()!;
  report('platform-value-unset', {
    pointer,
    on: 'key',
    message: `\`${key}\` is set by the platform when it deploys, so the value in this file may be replaced.`,
    hint: 'Remove it from the override file.',
  });
}
