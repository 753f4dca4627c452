// The templates of an infrastructure contract, compared by what they write for the examples of the base:
// a claim that stays as it is must stay the same resource.
import { canonicalText } from '../../json-schema/json-text';
import type { LocatedChange } from '../change/located-change';
import { NOTHING, type BundlePair, type Compared } from '../sides/compared';
import { TemplateComparison } from './template-comparison';
import { examplesOf, openTemplate, type TemplateSide } from './template-side';

export function compareTemplates({ base, head }: BundlePair): Compared {
  const [before, after] = [openTemplate(base), openTemplate(head)];
  if (!before || !after) return before || after ? describeLone(before, after) : NOTHING;
  const isSame =
    before.content === after.content &&
    canonicalText(before.labels) === canonicalText(after.labels);
  if (isSame) return NOTHING;
  const comparison = new TemplateComparison(before, after);
  const { name = '', version = '' } = base.bundle;
  for (const example of examplesOf(base)) comparison.add(example, { name, version });
  return { changes: comparison.changes(), defects: [] };
}

/** Only one side has a template that can be read. */
function describeLone(base: TemplateSide | undefined, head: TemplateSide | undefined): Compared {
  const change: LocatedChange = base
    ? {
        rule: 'template-removed',
        path: 'template',
        type: 'removed',
        subject: 'The template is gone or cannot be read, so claims are not rendered any more.',
        base: base.place,
      }
    : {
        rule: 'template-added',
        path: 'template',
        type: 'added',
        subject: 'There is a template now, so claims are rendered.',
        head: head!.place,
      };
  return { changes: [change], defects: [] };
}
