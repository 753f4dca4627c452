import type { GeneratedValidator } from '../schema-check/generated-validator';
import contract10 from './pacto-1.0.schema.json';
import overrides10 from './pacto-overrides-1.0.schema.json';

/** A JSON Schema document, or a part of one. */
export type SchemaNode = { readonly [keyword: string]: unknown };

/** One version of the contract language. */
export interface Dialect {
  /** The text of `pactoVersion`. */
  readonly version: string;
  /** JSON Schema of `pacto.yaml`. */
  readonly contractSchema: SchemaNode;
  /** Checks with `contractSchema`, which takes far longer to compile than this to load. */
  loadValidator(): GeneratedValidator;
  /** JSON Schema of `overrides/values.<env>.yaml`. */
  readonly overrideSchema: SchemaNode;
}

/* eslint-disable @typescript-eslint/no-require-imports */
/** In the order of the versions; a further version is a further row, and a file that `npm run docs` generates from it. */
const DIALECTS: readonly Dialect[] = [
  {
    version: '1.0',
    contractSchema: contract10,
    loadValidator: () => require('./generated/pacto-1.0.generated') as GeneratedValidator,
    overrideSchema: overrides10,
  },
];
/* eslint-enable @typescript-eslint/no-require-imports */

export const supportedVersions: readonly string[] = DIALECTS.map(({ version }) => version);

/** `undefined` for every version text without a row, and for values that are not text. */
export function dialectOf(version: unknown): Dialect | undefined {
  return DIALECTS.find((dialect) => dialect.version === version);
}
