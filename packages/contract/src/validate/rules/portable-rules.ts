import type { Rules } from '../rule';
import { patternPortable } from './pattern-portable';
import { schemaAllowsGlobal } from './schema-allows-global';
import { schemaRefPortable } from './schema-ref-portable';

/** What Helm asks of a schema that a platform contract publishes. */
export const PORTABLE_RULES: Rules = [schemaAllowsGlobal, patternPortable, schemaRefPortable];
