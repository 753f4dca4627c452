// Validates one effective contract: its structure, then its rules. Checks against schemas of other
// contracts become tasks, which the caller runs for all environments of a bundle together.
import type { Configuration, Contract } from '../model/contract';
import { hasValues, leavesValuesOpen } from '../model/has-values';
import { isSbomFile } from '../model/sbom-file';
import { isSchemaDefect, type CompiledSchema } from '../schema-check/schema-store';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import { bindsItself } from '../resolve/follow';
import type { ResolvedBundle, Resolver } from '../resolve/resolver';
import { joinHints } from '../resolve/suggest-answer';
import type { Pointer } from '../source/pointer';
import { joinPointer, parsePointer } from '../source/pointer';
import type { BundleReader } from '../bundle/bundle-reader';
import { originOf, type StructureChecker } from './check-structure';
import type { SecretPlaces } from '../bundle/secret-places';
import { hintAt, titleOf, type FoundSchema, type SchemaFinder } from '../bundle/find-schemas';
import { findInfrastructure } from '../bundle/sort-configurations';
import { rendersNothing } from '../template/find-template';
import { checkClaimValues, CLAIM_VALUES_RULE } from './claim-values';
import type { Finding } from './finding';
import { CLAIM, FACTS, type PolicyPart } from '../json-schema/policy-keywords';
import { partSchema } from './part-schema';
import type { EnvironmentContext } from './rule';
import type { RuleRunner } from './run-rules';
import type { SchemaTask } from './schema-task';

interface ContractCheck {
  readonly effective: EffectiveContract;
  readonly environment: string | null;
  /** Whether `pacto-render` deploys the contract in this environment. */
  readonly isRendered: boolean;
  readonly bundle: ResolvedBundle;
  readonly index: Resolver;
  readonly reader: BundleReader;
  /** These three serve all environments of the bundle. */
  readonly structure: StructureChecker;
  readonly rules: RuleRunner;
  readonly finder: SchemaFinder;
  readonly secrets: SecretPlaces;
  /** Called for each finding with the id of its rule. */
  report(rule: string, finding: Finding): void;
}

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
    const found: ReturnType<SchemaFinder['configuration']> =
      schema !== undefined ? finder.own(schema) : finder.configuration(name, ref!);
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
              hint: problem.hint,
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
    if (found.declaredBy === undefined) continue;
    const entry = { index, pointer, named, values };
    const claims = finder.claims(found.declaredBy);
    if (hasValues(values)) yield* claimTasks(check, entry, claims);
    else yield* tasksWithoutValues(check, entry, claims, found.compiled);
  }
}

interface ClaimEntry {
  readonly index: number;
  readonly pointer: Pointer;
  /** Place of the reference. */
  readonly named: Pointer;
  readonly values: Configuration['values'];
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
    // A policy on claims that is not met says enough.
    (finding) => isRefused || check.report(CLAIM_VALUES_RULE, finding),
  );
}

/** A claim without values is checked as one with empty values: leaving them out must not evade a policy. */
function* claimTasks(
  check: ContractCheck,
  { pointer, named, values }: ClaimEntry,
  claims: readonly FoundSchema[],
): Iterable<SchemaTask> {
  const { environment, report } = check;
  if (leavesValuesOpen({ values }, environment)) return;
  const at = values === undefined ? pointer : joinPointer(pointer, 'values');
  for (const claim of claims) {
    if (!reportUnfound(claim, named, 'policy', report)) continue;
    const tasks = partTask(
      check,
      claim,
      CLAIM,
      { environment, values: values ?? {} },
      (inside) => (values !== undefined && inside.startsWith('/values') ? pointer + inside : at),
      named,
    );
    yield* hasValues(values) ? tasks : [...tasks].map(hintAtValues);
  }
}

function hintAtValues(task: SchemaTask): SchemaTask {
  const hint =
    'This configuration has no `values`, and a policy on claims checks that as `{}`. Write them in this entry.';
  return {
    ...task,
    found: (problems, result) =>
      task.found(
        problems.map((problem) => ({ ...problem, hint: joinHints(problem.hint, hint) })),
        result,
      ),
  };
}

function* policyTasks(check: ContractCheck, contract: Contract): Iterable<SchemaTask> {
  const { bundle, effective, finder, report, environment, reader, secrets } = check;
  for (const [index, { name, schema, ref }] of (contract.policies ?? []).entries()) {
    const pointer = `/policies/${index}`;
    const named = joinPointer(pointer, schema === undefined ? 'ref' : 'schema');
    if (schema !== undefined && !bindsItself(bundle.kind)) continue;
    const policies = schema !== undefined ? [finder.own(schema, name)] : finder.policies(ref!);
    for (const policy of policies) {
      if (!reportUnfound(policy, named, 'policy', report)) continue;
      yield {
        compiled: policy.compiled,
        value: effective.value,
        advises: true,
        origin: originOf(effective, (place) => secrets.has(place)),
        found: (problems) => reportViolations(check, policy, problems, (inside) => inside, named),
        overran: () => reportOverrun(report, named, policy.path),
      };
      if (partSchema(reader.session, policy.compiled, FACTS) === undefined) continue;
      const files = listBundleFiles(check);
      const facts = { environment, kind: bundle.kind, files, sbom: files.some(isSbomFile) };
      yield* partTask(check, policy, FACTS, facts, () => named, named);
    }
  }
}

type Found = Extract<FoundSchema, { status: 'found' }>;

function* partTask(
  check: ContractCheck,
  policy: Found,
  part: PolicyPart,
  value: unknown,
  place: (inside: Pointer) => Pointer,
  named: Pointer,
): Iterable<SchemaTask> {
  const compiled = partSchema(check.reader.session, policy.compiled, part);
  if (!compiled) return;
  if (isSchemaDefect(compiled)) {
    // If the policy is its own, the rule about policy schemas reports it.
    if (policy.bundle.root === check.bundle.root) return;
    check.report('policy-ref-resolves', {
      pointer: named,
      message: `The policy \`${policy.path}\` of \`${titleOf(policy.bundle)}\` cannot be enforced, because \`${part}\` is not a valid JSON Schema. ${compiled.message}`,
      hint: hintAt(policy.bundle, policy.path),
    });
    return;
  }
  yield {
    compiled,
    value,
    advises: true,
    found: (problems) => reportViolations(check, policy, problems, place, named, part),
    overran: () => reportOverrun(check.report, named, policy.path),
  };
}

function reportViolations(
  { report, bundle }: ContractCheck,
  policy: Found,
  problems: Parameters<SchemaTask['found']>[0],
  place: (inside: Pointer) => Pointer,
  named: Pointer,
  part?: PolicyPart,
): void {
  const owner =
    policy.bundle.root === bundle.root ? 'this contract' : `\`${titleOf(policy.bundle)}\``;
  const title =
    policy.name === undefined
      ? `The policy of ${owner}`
      : `The policy \`${policy.name}\` of ${owner}`;
  for (const problem of problems) {
    report('policy-met', {
      pointer: place(problem.pointer),
      on: problem.on,
      message: `${title} is not met (\`${problem.keyword}\`): ${problem.message}`,
      hint: problem.hint,
      related: [
        {
          message: 'The policy requires it here.',
          document: policy.path,
          pointer: (part === undefined ? '' : `/${part}`) + problem.schemaPointer,
        },
        { message: 'The policy is declared here.', pointer: named },
      ],
    });
  }
}

function reportUnfound<Schema extends FoundSchema>(
  found: Schema,
  named: Pointer,
  use: 'configuration' | 'policy',
  report: ContractCheck['report'],
): found is Extract<Schema, { status: 'found' }> {
  if (found.status === 'unresolved') {
    const { message, hint, related, rule } = found;
    report(rule ?? `${use}-ref-resolves`, { pointer: named, message, hint, related });
  } else if (found.status === 'cycle') {
    report(`${use}-ref-acyclic`, {
      pointer: named,
      message: found.message,
      hint: 'In one of these contracts, use a `schema` instead of the `ref`.',
    });
  }
  return found.status === 'found';
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

function reportOverrun(report: ContractCheck['report'], named: Pointer, path: string): void {
  report('schema-in-time', {
    pointer: named,
    message: `The schema \`${path}\` did not finish within its work limit.`,
    hint: 'Simplify it. Patterns with nested repetition and references that multiply are the usual cause.',
  });
}

function listBundleFiles({ bundle, reader }: ContractCheck): string[] {
  const prefix = bundle.root === '.' ? '' : `${bundle.root}/`;
  return reader.files.list(bundle.root).map((path) => path.slice(prefix.length));
}
