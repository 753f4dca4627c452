// One environment of a bundle while it is validated, and the findings about schemas that cannot be used.
import type { EffectiveContract } from '../bundle/override/effective-contract';
import type { BundleReader } from '../bundle/bundle-reader';
import type { FoundSchema, SchemaFinder } from '../bundle/find-schemas';
import type { SecretPlaces } from '../bundle/secret-places';
import type { ResolvedBundle, Resolver } from '../resolve/resolver';
import type { Pointer } from '../source/pointer';
import type { StructureChecker } from './check-structure';
import type { Finding } from './finding';
import type { RuleRunner } from './run-rules';

export interface ContractCheck {
  readonly effective: EffectiveContract;
  readonly environment: string | null;
  /** Whether `pacto-render` deploys the contract in this environment. */
  readonly isRendered: boolean;
  /** The option `render.deploymentConfiguration`; absent where nothing is rendered. */
  readonly deploymentConfiguration?: string;
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

/** Whether a schema was found. If it was not, the reason is reported at `named`. */
export function reportUnfound<Schema extends FoundSchema>(
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

export function reportOverrun(report: ContractCheck['report'], named: Pointer, path: string): void {
  report('schema-in-time', {
    pointer: named,
    message: `The schema \`${path}\` did not finish within its work limit.`,
    hint: 'Simplify it. Patterns with nested repetition and references that multiply are the usual cause.',
  });
}
