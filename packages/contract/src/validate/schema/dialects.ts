import type { SchemaNode } from './build-override-schema';
import contract10 from './pacto-1.0.schema.json';
import overrides10 from './pacto-overrides-1.0.schema.json';

/** One version of the contract language. */
export interface Dialect {
  /** The text of `pactoVersion`. */
  readonly version: string;
  /** JSON Schema of `pacto.yaml`. */
  readonly contractSchema: SchemaNode;
  /** JSON Schema of `overrides/values.<env>.yaml`. */
  readonly overrideSchema: SchemaNode;
}

/** In the order of the versions; a further version is a further row. */
const DIALECTS: readonly Dialect[] = [
  { version: '1.0', contractSchema: contract10, overrideSchema: overrides10 },
];

export const supportedVersions: readonly string[] = DIALECTS.map(({ version }) => version);

/** `undefined` for every version text without a row, and for what is no text at all. */
export function dialectOf(version: unknown): Dialect | undefined {
  return DIALECTS.find((dialect) => dialect.version === version);
}
