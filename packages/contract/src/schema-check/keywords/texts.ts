import { literalAt } from '../../source/number-literals';
import { fail } from '../runnable-schema';
import type { Keyword, Keywords } from './keyword';

const SURROGATE_PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/** Characters as people count them: those outside the basic plane take two units of JavaScript. */
function charactersIn(text: string): number {
  return text.length - (text.match(SURROGATE_PAIR)?.length ?? 0);
}

function length(keyword: string, holds: (length: number, limit: number) => boolean): Keyword {
  return (limit) => {
    if (typeof limit !== 'number') return undefined;
    return (visit) => {
      const { value } = visit.at;
      if (typeof value !== 'string') return true;
      visit.state.spend(value.length / 100);
      return holds(charactersIn(value), limit) || fail(visit, keyword, { limit });
    };
  };
}

const pattern: Keyword = (text, context) => {
  if (typeof text !== 'string') return undefined;
  const expression = context.pattern(text, 'pattern');
  return (visit) => {
    const { value } = visit.at;
    if (typeof value !== 'string') return true;
    visit.state.spend(value.length / 100);
    return expression.test(value) || fail(visit, 'pattern', { pattern: text });
  };
};

const format: Keyword = (name, context) => {
  const known = typeof name === 'string' ? context.format(name) : undefined;
  if (!known) return undefined;
  return (visit) => {
    const { value, holder, key } = visit.at;
    if (typeof value !== known.type) return true;
    const holds = known.holds(value as never, literalAt(holder, key));
    return holds || fail(visit, 'format', { format: name });
  };
};

export const TEXT_KEYWORDS: Keywords = {
  maxLength: length('maxLength', (count, limit) => count <= limit),
  minLength: length('minLength', (count, limit) => count >= limit),
  pattern,
  format,
};
