/**
 * The only file that loads ajv. One instance compiles one schema, because `$id`s of different
 * bundles collide in a shared one and nothing ever leaves it; what is dear (the meta-schemas, 10
 * to 20 ms each) is compiled once, in an instance of its own.
 */
import Ajv7, { type Format, type Options } from 'ajv';
import Ajv2019 from 'ajv/dist/2019';
import Ajv2020 from 'ajv/dist/2020';
import type Ajv from 'ajv/dist/core';
import addFormats from 'ajv-formats';
import type { DraftName } from '../json-schema/drafts';
import { trackBranches } from './track-branches';

const CLASSES = { '2020-12': Ajv2020, '2019-09': Ajv2019, 'draft-07': Ajv7 } as const;

const OPTIONS: Options = {
  strict: false,
  allErrors: true,
  // Without it, `required: ["__proto__"]` holds for every mapping.
  ownProperties: true,
  // Gives the schema object of an error, by which its place is found.
  verbose: true,
  messages: false,
  logger: false,
  // Copies of a large `$defs` entry at each of its references would multiply the generated code.
  inlineRefs: 20,
  // Optimizing doubles the time to compile and wins nothing when run.
  code: { optimize: false, regExp: Object.assign(createPattern, { code: 'createPattern' }) },
};

/**
 * JSON Schema asks for Unicode patterns; many that were written for other engines are refused by
 * that mode alone (`\_`, `\@`), and mean the same without it.
 */
function createPattern(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    if (!flags.includes('u')) throw error;
    return new RegExp(pattern, flags.replace('u', ''));
  }
}

/**
 * For code that is generated ahead and only says yes or no: it judges as the instances below do, but
 * ends at the first error, which it does not describe. A pattern that `createPattern` must help is refused.
 */
export function buildSourceInstance(draft: DraftName, options: Options): Ajv {
  const code = { source: true, lines: true };
  return new CLASSES[draft]({ ...OPTIONS, allErrors: false, verbose: false, ...options, code });
}

/** For one schema: no meta-schemas in it, since the schema was judged before. */
export function buildInstance(draft: DraftName, formats: Record<string, Format>): Ajv {
  const ajv = new CLASSES[draft]({ ...OPTIONS, meta: false, validateSchema: false, formats });
  trackBranches(ajv);
  return ajv;
}

/** Judges schemas of one draft; compiled when this returns. */
export function buildMetaInstance(draft: DraftName): Ajv {
  const ajv = new CLASSES[draft]({ ...OPTIONS, validateFormats: false });
  trackBranches(ajv);
  ajv.validateSchema({});
  return ajv;
}

/** The formats of ajv-formats, as a table that instances share. */
export function standardFormats(): Record<string, Format> {
  const ajv = new Ajv7({ meta: false, logger: false });
  addFormats(ajv);
  return ajv.formats as Record<string, Format>;
}

/** Exposed for the search of the `pattern` that does not compile. */
export function isPattern(pattern: string): boolean {
  try {
    createPattern(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
