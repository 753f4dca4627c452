// The keywords that can refuse a value, in the order in which they are checked.
import type { Keywords } from './keyword';
import { LIST_KEYWORDS, UNEVALUATED_ITEMS } from './lists';
import { LOGIC_KEYWORDS } from './logic';
import { MAPPING_KEYWORDS, UNEVALUATED_PROPERTIES } from './mappings';
import { NUMBER_KEYWORDS } from './numbers';
import { REFERENCE_KEYWORDS } from './references';
import { TEXT_KEYWORDS } from './texts';
import { VALUE_KEYWORDS } from './values';

export const KEYWORDS: Keywords = {
  ...NUMBER_KEYWORDS,
  ...TEXT_KEYWORDS,
  ...REFERENCE_KEYWORDS,
  ...VALUE_KEYWORDS,
  ...LOGIC_KEYWORDS,
  ...LIST_KEYWORDS,
  ...MAPPING_KEYWORDS,
  // Last, since they ask what all others have looked at.
  ...UNEVALUATED_ITEMS,
  ...UNEVALUATED_PROPERTIES,
};
