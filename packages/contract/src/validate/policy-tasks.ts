// What policies check: the whole contract, the files of its bundle, and each claim.
import { code, joinHints } from '../diagnostics/words';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import type { FoundSchema } from '../bundle/find-schemas';
import { nameWithTag } from '../bundle/name-with-tag';
import { hintAt } from '../bundle/hint-at-file';
import { CLAIM, FACTS, type PolicyPart } from '../json-schema/policy-keywords';
import type { Configuration, Contract } from '../model/contract';
import { hasValues, leavesValuesOpen } from '../model/has-values';
import { isSbomFile } from '../model/sbom-file';
import { bindsItself } from '../resolve/follow';
import { isSchemaDefect } from '../schema-check/schema-store';
import { joinPointer, parsePointer, type Pointer } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import { originOf } from './check-structure';
import { reportOverrun, reportUnfound, type ContractCheck } from './contract-check';
import { partSchema, placeInPolicy } from './part-schema';
import type { SchemaTask } from './schema-task';

/** An entry of `configurations` that refers to an infrastructure contract. */
export interface ClaimEntry {
  readonly index: number;
  readonly pointer: Pointer;
  /** Place of the reference. */
  readonly named: Pointer;
  readonly values: Configuration['values'];
}

/** A claim without values is checked as `{}`. Otherwise an author could avoid a policy by leaving the values out. */
export function* claimTasks(
  check: ContractCheck,
  { pointer, named, values }: ClaimEntry,
  claims: readonly FoundSchema[],
): Iterable<SchemaTask> {
  const { environment, effective, report } = check;
  if (leavesValuesOpen({ values }, environment)) return;
  const at = values === undefined ? pointer : joinPointer(pointer, 'values');
  for (const claim of claims) {
    if (!reportUnfound(claim, named, 'policy', report)) continue;
    const tasks = partTask(check, CLAIM, {
      policy: claim,
      value: { environment, values: values ?? {} },
      placeOf: (inside) =>
        values !== undefined && inside.startsWith('/values') ? pointer + inside : at,
      named,
    });
    const hint = hintAtValues(effective, effective.locate(pointer).document);
    yield* hasValues(values) ? tasks : [...tasks].map((task) => withHint(task, hint));
  }
}

/** An entry of the base is that of every environment, so values of one environment belong in its file. */
function hintAtValues({ base, layers }: EffectiveContract, writtenIn: SourceDocument): string {
  const unchecked =
    'This configuration has no `values`, and a policy on claims checks that as `{}`. Write them in this entry';
  const file = layers.at(-1)!;
  return writtenIn !== base || file === base
    ? `${unchecked}.`
    : `${unchecked}, or write the list with this entry and its values in ${code(file.path)}.`;
}

function withHint(task: SchemaTask, hint: string): SchemaTask {
  return {
    ...task,
    found: (problems, result) =>
      task.found(
        problems.map((problem) => ({ ...problem, hint: joinHints(problem.hint, hint) })),
        result,
      ),
  };
}

export function* policyTasks(check: ContractCheck, contract: Contract): Iterable<SchemaTask> {
  const { bundle, effective, finder, report, environment, reader, secrets } = check;
  for (const [index, { name, schema, ref }] of (contract.policies ?? []).entries()) {
    const pointer = `/policies/${index}`;
    const named = joinPointer(pointer, schema === undefined ? 'ref' : 'schema');
    if (schema !== undefined && !bindsItself(bundle.kind)) continue;
    const policies =
      schema !== undefined ? [finder.readOwnSchema(schema, name)] : finder.readPolicySchemas(ref!);
    for (const policy of policies) {
      if (!reportUnfound(policy, named, 'policy', report)) continue;
      const whole: PolicyCheck = {
        policy,
        value: effective.value,
        placeOf: (inside) => inside,
        named,
      };
      yield {
        ...policyTask(check, whole, policy.compiled),
        origin: originOf(effective, (place) => secrets.has(place)),
      };
      if (partSchema(reader.session, policy.compiled, FACTS) === undefined) continue;
      const files = listBundleFiles(check);
      yield* partTask(check, FACTS, {
        policy,
        value: { environment, kind: bundle.kind, files, sbom: files.some(isSbomFile) },
        placeOf: () => named,
        named,
      });
    }
  }
}

/** A policy, and what it checks. */
interface PolicyCheck {
  readonly policy: Extract<FoundSchema, { status: 'found' }>;
  readonly value: unknown;
  /** The place in the contract of a place in `value`. */
  readonly placeOf: (inside: Pointer) => Pointer;
  /** The place in the contract that names the policy. */
  readonly named: Pointer;
}

/** A policy keyword can hold a schema of its own, such as the one for claims. It checks other data. */
function* partTask(
  check: ContractCheck,
  part: PolicyPart,
  policyCheck: PolicyCheck,
): Iterable<SchemaTask> {
  const { policy, named } = policyCheck;
  const compiled = partSchema(check.reader.session, policy.compiled, part);
  if (!compiled) return;
  if (isSchemaDefect(compiled)) {
    // If the policy is its own, the rule about policy schemas reports it.
    if (policy.bundle.root === check.bundle.root) return;
    check.report('policy-ref-resolves', {
      pointer: named,
      message: `The policy \`${policy.path}\` of \`${nameWithTag(policy.bundle)}\` cannot be enforced, because \`${part}\` is not a valid JSON Schema. ${compiled.message}`,
      hint: hintAt(policy.bundle, policy.path),
    });
    return;
  }
  yield policyTask(check, policyCheck, compiled, part);
}

function policyTask(
  check: ContractCheck,
  policyCheck: PolicyCheck,
  compiled: SchemaTask['compiled'],
  part?: PolicyPart,
): SchemaTask {
  const { policy, value, named } = policyCheck;
  return {
    compiled,
    value,
    advises: true,
    found: (problems) => reportViolations(check, policyCheck, problems, part),
    overran: () => reportOverrun(check.report, named, policy.path),
  };
}

function reportViolations(
  { report, bundle }: ContractCheck,
  { policy, placeOf, named }: PolicyCheck,
  problems: Parameters<SchemaTask['found']>[0],
  part?: PolicyPart,
): void {
  const owner =
    policy.bundle.root === bundle.root ? 'this contract' : `\`${nameWithTag(policy.bundle)}\``;
  const title =
    policy.name === undefined
      ? `The policy of ${owner}`
      : `The policy \`${policy.name}\` of ${owner}`;
  for (const problem of problems) {
    report('policy-met', {
      pointer: placeOf(problem.pointer),
      on: problem.on,
      message: `${title} is not met (\`${problem.keyword}\`): ${problem.message}`,
      hint: problem.hint ?? (part && hintAtFact(problem.pointer)),
      related: [
        {
          message: 'The policy requires it here.',
          document: policy.path,
          pointer: placeInPolicy(policy.compiled, part, problem.schemaPointer),
        },
        {
          message:
            part === CLAIM ? `The claim refers to ${owner} here.` : 'The policy is declared here.',
          pointer: named,
        },
      ],
    });
  }
}

/** A fact is not written in the contract, so its author may not know what it means. */
const FACT_HINTS: ReadonlyMap<string | undefined, string> = new Map([
  [
    'environment',
    '`environment` is the environment that is validated: `null` for the base, `custom` with `-f` or `--set`.',
  ],
  ['files', '`files` lists the files of the bundle, with paths relative to its folder.'],
  ['kind', '`kind` is what the contract is, such as `component` or `root`.'],
  [
    'sbom',
    '`sbom` says whether the bundle has a file `sbom/<name>.spdx.json` or `sbom/<name>.cdx.json`.',
  ],
]);

function hintAtFact(pointer: Pointer): string | undefined {
  return FACT_HINTS.get(parsePointer(pointer)[0]);
}

function listBundleFiles({ bundle, reader }: ContractCheck): string[] {
  const prefix = bundle.root === '.' ? '' : `${bundle.root}/`;
  return reader.files.list(bundle.root).map((path) => path.slice(prefix.length));
}
