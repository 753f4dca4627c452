// Computes the lock of one bundle: its own external references, and those of the artifacts that they refer to.
// Callers pass the registry and the pins of an earlier lock. Nothing is written here.
import { isDeepStrictEqual } from 'node:util';
import { longCode } from '../diagnostics/words';
import { isDefect, type Defect } from '../reference/defect';
import { shortNameOf } from '../reference/oci-name';
import { hasExplicitTag, parseReference, type OciReference } from '../reference/reference';
import { parseVersionRange } from '../reference/version-range';
import { followConfiguration, followPolicies } from '../resolve/follow';
import { NO_FACTS } from '../model/summary';
import type { ContractFacts } from '../model/summary';
import { findPin } from './find-pin';
import { HINT_AT_DIGEST, hintToUpdate } from './hint-to-update';
import type { Lock, Pin, PinKind } from './lock';

/** A reference that the workspace does not answer. */
interface ExternalReference {
  readonly kind: PinKind;
  readonly name: string;
  readonly ref: string;
  /** `compatibility` of a dependency. */
  readonly range?: string;
  /** Where it is declared, for messages: a file with line and column, then the artifacts on the way. */
  readonly place: string;
}

interface RegistryFailure {
  readonly reason: string;
  readonly hint?: string;
  /** The registry answered that there is no such artifact. */
  readonly isAbsent: boolean;
  /** The registry did not answer, so it is unknown whether there is such an artifact. */
  readonly isUnanswered?: boolean;
  /** A text that lists versions that the registry has. */
  readonly existing?: string;
}

/**
 * What a lock asks of registries and the store. An answer can change at any time, so ask for each
 * reference only once in a run.
 */
export interface ArtifactSource {
  /** Digest of the artifact that a reference means now. */
  resolve(reference: OciReference, range?: string): Promise<{ digest: string } | RegistryFailure>;
  /** What the contract of an artifact says; `NO_FACTS` where it cannot be read. */
  open(
    reference: OciReference,
    digest: string,
  ): Promise<{ facts: ContractFacts } | RegistryFailure>;
}

interface LockRequest {
  readonly tool: string;
  readonly root: Lock['root'];
  readonly declared: readonly ExternalReference[];
  readonly previous: readonly Pin[];
  /** Whether the registry is asked again for a reference that the previous lock pins. */
  moves(pin: Pin): boolean;
}

export interface LockProblem {
  readonly reference: ExternalReference;
  /** A skipped dependency does not stop the lock. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string;
}

interface BuiltLock {
  readonly lock: Lock;
  readonly problems: readonly LockProblem[];
}

export async function buildLock(source: ArtifactSource, request: LockRequest): Promise<BuiltLock> {
  const builder = new LockBuilder(source, request);
  for (const reference of request.declared) await builder.add(reference);
  const { tool, root } = request;
  return { lock: { tool, root, pins: builder.pins }, problems: builder.problems };
}

class LockBuilder {
  readonly pins: Pin[] = [];
  readonly problems: LockProblem[] = [];
  private readonly followed = new Set<string>();

  constructor(
    private readonly source: ArtifactSource,
    private readonly request: LockRequest,
  ) {}

  async add(declared: ExternalReference, from?: string): Promise<void> {
    const { kind, name, ref, range } = declared;
    const key = JSON.stringify([from, kind, name, ref, range]);
    if (this.followed.has(key)) return;
    this.followed.add(key);
    const reference = parseReference(ref);
    if (isDefect(reference)) return this.report(declared, reference.problem, reference.hint);
    if (reference.scheme !== 'oci') {
      const message = `The published contract references the local path \`${ref}\`. A published contract can reference only \`oci://\` artifacts.`;
      return this.report(declared, message, 'Ask its authors to publish it without local paths.');
    }
    const defect = findRangeDefect(reference, range);
    if (defect) return this.report(declared, defect.problem, defect.hint);
    const resolved = await this.digestOf(reference, declared, from);
    if ('reason' in resolved) return this.reportFailure(declared, resolved);
    const { digest } = resolved;
    const opened = await this.source.open(reference, digest);
    if ('reason' in opened) {
      const hint = opened.isAbsent ? hintAtDigest(reference, resolved) : undefined;
      return this.reportFailure(declared, { ...opened, hint: hint ?? opened.hint });
    }
    const { facts } = opened;
    if (!this.checkContract(declared, reference, { facts, ...resolved })) return;
    if (reference.digest === undefined) {
      this.pin({
        kind,
        name: kind === 'dependency' ? facts.name! : name,
        ref,
        ...(kind === 'dependency' && range !== undefined ? { constraint: range } : {}),
        ...(facts.version === undefined ? {} : { version: facts.version }),
        digest,
        ...(from === undefined ? {} : { from }),
      });
    }
    for (const next of furtherReferences(declared, facts)) await this.add(next, digest);
  }

  /** Two dependencies under two names may be one contract, whose name both pins have. */
  private pin(pin: Pin): void {
    if (!this.pins.some((one) => isDeepStrictEqual(one, pin))) this.pins.push(pin);
  }

  private async digestOf(
    reference: OciReference,
    { range }: ExternalReference,
    from: string | undefined,
  ): Promise<KnownDigest | RegistryFailure> {
    if (reference.digest !== undefined) return { digest: reference.digest };
    const pinned = findPin(this.request.previous, { reference, range, from });
    if (pinned && !this.request.moves(pinned)) return { digest: pinned.digest, isPinned: true };
    return this.source.resolve(reference, range);
  }

  private checkContract(
    declared: ExternalReference,
    reference: OciReference,
    { facts, isPinned }: KnownDigest & { readonly facts: ContractFacts },
  ): boolean {
    if (facts === NO_FACTS) {
      const message = `The artifact \`${declared.ref}\` has no readable \`pacto.yaml\`.`;
      this.report(declared, message, 'Ask its authors to publish it again.');
      return false;
    }
    const expected = shortNameOf(reference);
    if (facts.name === expected) return true;
    const seen = facts.name === undefined ? 'has no name' : `is ${longCode(facts.name)}`;
    this.report(
      declared,
      `The contract in \`${declared.ref}\` ${seen}. By the name of its repository, it must be \`${expected}\`.`,
      isPinned
        ? `The lock pins the digest of another contract. ${hintToUpdate(reference)}`
        : 'Correct the reference, or ask its authors to publish it under its own name.',
    );
    return false;
  }

  private reportFailure(declared: ExternalReference, failure: RegistryFailure): void {
    const isSkipped = failure.isAbsent && declared.kind === 'dependency';
    this.report(declared, failure.reason, failure.hint, isSkipped ? 'warning' : 'error');
  }

  private report(
    reference: ExternalReference,
    message: string,
    hint?: string,
    severity: LockProblem['severity'] = 'error',
  ): void {
    this.problems.push({ reference, severity, message, hint });
  }
}

interface KnownDigest {
  readonly digest: string;
  /** Whether the previous lock gave the digest, so that the registry was not asked. */
  readonly isPinned?: boolean;
}

function hintAtDigest(reference: OciReference, { isPinned }: KnownDigest): string | undefined {
  if (reference.digest !== undefined) return HINT_AT_DIGEST;
  return isPinned ? hintToUpdate(reference) : undefined;
}

/** A range decides only where the reference has neither a tag nor a digest. */
function findRangeDefect(reference: OciReference, range: string | undefined): Defect | undefined {
  if (range === undefined || hasExplicitTag(reference)) return undefined;
  const parsed = parseVersionRange(range);
  return isDefect(parsed) ? parsed : undefined;
}

/** The references of an artifact that validation follows. Of a dependency it follows none. */
function furtherReferences(
  { kind, name, place }: ExternalReference,
  facts: ContractFacts,
): ExternalReference[] {
  if (kind === 'dependency') return [];
  const list = kind === 'config' ? facts.configurations : facts.policies;
  const followed = kind === 'config' ? [followConfiguration(name, list)] : followPolicies(list);
  return followed.flatMap(({ index, ref }) =>
    ref === undefined
      ? []
      : [{ kind, name: list[index ?? -1]?.name ?? name, ref, place: `${place} -> ${facts.name}` }],
  );
}
