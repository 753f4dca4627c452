// Reports keywords in schemas that have no effect: those that JSON Schema, the draft of the schema
// or Pacto does not have, those that a `$ref` hides, and those of Pacto that nothing reads there.
import { META_ADDRESSES } from '../../schema-check/meta-schemas';
import {
  EXTENSION_NAMES,
  namesUnder,
  type UnknownKeyword,
} from '../../schema-check/unknown-keywords';
import type { DraftName } from '../../json-schema/drafts';
import { draftsWith } from '../../json-schema/keywords';
import { didYouMean, longCode } from '../../diagnostics/words';
import type { RuleContext, ValidationRule } from '../rule';
import { idleParts } from './idle-part-slips';
import { reportSlips, SCHEMA_USES, type SchemaFile, type Slip } from './report-slips';

const NEWEST_DRAFT: DraftName = '2020-12';

export const schemaKeywordsKnown: ValidationRule = {
  id: 'schema-keywords-known',
  code: 'UNKNOWN_SCHEMA_KEYWORD',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that each keyword in the schemas of the bundle exists in the draft of the schema and has an effect there. JSON Schema ignores unknown keywords, so a misspelled one has no effect.',
  fix: 'Correct the keyword. Names of your own keywords should begin with `x-`.',
  check: (context) =>
    reportSlips(context, SCHEMA_USES, (file) => [
      ...unknownKeywords(context, file),
      ...idleParts(context, file),
    ]),
};

function unknownKeywords(context: RuleContext, { use, path, text }: SchemaFile): readonly Slip[] {
  return context.unknownKeywords(text).map((unknown) => ({
    message: describe(unknown, `The ${use} schema ${longCode(path)}`),
    hint: hintFor(unknown),
    place: {
      pointer: unknown.pointer,
      on: 'key',
      message: `${longCode(unknown.keyword)} is here.`,
    },
  }));
}

function describe(unknown: UnknownKeyword, schema: string): string {
  const { keyword, kind, within, draft } = unknown;
  switch (kind) {
    case 'draft':
      return `${schema} has the keyword ${longCode(keyword)}, which has no effect in ${nameOf(draft!)}.`;
    case 'beside-ref':
      return `${schema} has the keyword ${longCode(keyword)} beside \`$ref\`, where it has no effect in ${nameOf(draft!)}.`;
    case 'keyword':
      return `${schema} has the key ${longCode(keyword)}, which is not a JSON Schema keyword and has no effect.`;
    case 'extension':
      return `${schema} has the key ${longCode(keyword)}, which is not a Pacto keyword and has no effect.`;
    case 'value':
      return `${schema} has the keyword ${longCode(keyword)} with a value that has no effect.`;
    case 'misplaced':
      return `${schema} has the keyword ${longCode(keyword)} below its root, where it has no effect.`;
    case 'fact':
      return `${schema} checks the key ${longCode(keyword)} under ${longCode(within!)}, but this key does not exist there.`;
  }
}

function hintFor({ keyword, kind, meant, within }: UnknownKeyword): string {
  if (keyword === 'nullable') {
    return 'Add `"null"` to `type`, for example `"type": ["string", "null"]`.';
  }
  if (kind === 'draft') return hintAtDraft(keyword);
  if (kind === 'beside-ref') {
    return 'Write the `$ref` as an entry of `allOf`. In draft 2019-09 and 2020-12, keywords beside a `$ref` have an effect.';
  }
  if (meant !== undefined) return didYouMean(meant);
  if (kind === 'value') return 'The only value with an effect is `"platform"`.';
  if (kind === 'misplaced') return 'Move it to the root of the schema.';
  const known = kind === 'fact' ? namesUnder(within!) : EXTENSION_NAMES;
  const names = known.map(longCode);
  return `The known keys are ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]!}.`;
}

function hintAtDraft(keyword: string): string {
  const drafts = draftsWith(keyword);
  const [first, last] = [drafts[0]!, drafts[drafts.length - 1]!];
  const range =
    last === NEWEST_DRAFT
      ? `since ${nameOf(first)}`
      : first === last
        ? `in ${nameOf(first)} only`
        : `from ${nameOf(first)} to ${nameOf(last)}`;
  return `The keyword exists ${range}. Name such a draft in \`$schema\`: ${longCode(META_ADDRESSES[last])}.`;
}

/** `draft-07`, and `draft 2020-12` for those that are called by a date. */
function nameOf(draft: DraftName): string {
  return draft.startsWith('draft') ? draft : `draft ${draft}`;
}
