// What one process shares between the bundles that it reads. It is passed around, never module state.
import { createSchemaStore, type SchemaStore } from '../schema-check/schema-store';
import { createTimeGuard, type TimeGuard } from '../schema-check/time-guard';
import { parseSource, type ParsedSource, type Positions } from '../source/yaml/parse-source';
import { CONTRACT_SIZE_LIMIT } from '../source/size-limits';

export interface Session {
  readonly schemas: SchemaStore;
  readonly guard: TimeGuard;
  /**
   * For the patterns of one bundle together, in milliseconds of processor time; a schema that overruns it
   * is named and given up.
   */
  readonly timeLimitMs: number;
  /** Whether the places of contracts and of their override files are kept. */
  readonly positions: Positions;
  /** Parses a text; texts read lately are not parsed again. */
  parse(path: string, bytes: Uint8Array | string, sizeLimit?: number): ParsedSource;
}

export interface SessionOptions {
  readonly timeLimitMs?: number;
  /** `kept` is for work that needs places of each contract, such as rendering; the default is `on-demand`. */
  readonly positions?: Positions;
}

/** A thousand times what usual patterns take. */
const DEFAULT_TIME_LIMIT_MS = 1000;

/** Parsed texts that are kept: enough for a root's components and for what many bundles share, bounded for 5,000 bundles. */
const PARSED_LIMIT = 256;

export function createSession({
  timeLimitMs = DEFAULT_TIME_LIMIT_MS,
  positions = 'on-demand',
}: SessionOptions = {}): Session {
  const parsed = new Map<string, { bytes: Uint8Array | string; result: ParsedSource }>();
  return {
    timeLimitMs,
    positions,
    schemas: createSchemaStore(),
    guard: createTimeGuard(),
    parse(path, bytes, sizeLimit = CONTRACT_SIZE_LIMIT) {
      const kept = parsed.get(path);
      if (kept && sameBytes(kept.bytes, bytes)) {
        parsed.delete(path);
        parsed.set(path, kept);
        return kept.result;
      }
      // Places in large files, which only comparisons of interfaces ask for, are expensive to find twice.
      const isLarge = sizeLimit > CONTRACT_SIZE_LIMIT;
      const result = parseSource(path, bytes, sizeLimit, isLarge ? 'kept' : positions);
      parsed.delete(path);
      parsed.set(path, { bytes, result });
      if (parsed.size > PARSED_LIMIT) parsed.delete(parsed.keys().next().value!);
      return result;
    },
  };
}

function sameBytes(a: Uint8Array | string, b: Uint8Array | string): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return Buffer.compare(a, b) === 0;
}
