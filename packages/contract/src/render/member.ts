import type { SchemaFinder } from '../bundle/find-schemas';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import type { ResolvedBundle } from '../resolve/resolver';
import type { CompiledSchema } from '../schema-check/schema-store';
import type { PublishedSchema } from './helm/build-values-schema';
import type { CopiedPart } from './output-origins';

/** A bundle of the unit, as one environment makes it. */
export interface Member {
  readonly bundle: ResolvedBundle;
  readonly effective: EffectiveContract;
  /** Absent for the root, and for a service that is deployed by itself. */
  readonly alias?: string;
  readonly finder: SchemaFinder;
}

/** The values of one component's chart, and what they are validated with. */
export interface Deployment {
  readonly values: Readonly<Record<string, unknown>>;
  readonly parts: readonly CopiedPart[];
  readonly schema?: PublishedSchema;
  readonly compiled?: CompiledSchema;
}
