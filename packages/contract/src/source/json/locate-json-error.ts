/** The place of the first error in a text that should be JSON, and what was found there. */
interface JsonError {
  /** UTF-16 offset of the first character that cannot belong to a JSON text. */
  readonly offset: number;
  readonly expected: string;
}

const SPACE = /[\t\n\r ]*/y;
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/**
 * The first place where `text` is not JSON, or `undefined`. `JSON.parse` reports whether it is
 * JSON. Only some versions of V8 report the place, and only for some errors. Iterative: depth
 * cannot overflow.
 */
export function locateJsonError(text: string): JsonError | undefined {
  const closers: string[] = [];
  let at = 0;
  let state: 'value' | 'firstItem' | 'firstKey' | 'key' | 'after' = 'value';

  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };

  for (;;) {
    match(SPACE);
    const char = text[at];
    if (state === 'after') {
      const closer = closers[closers.length - 1];
      if (closer === undefined) {
        return at === text.length ? undefined : { offset: at, expected: 'the end of the text' };
      }
      if (char === closer) {
        closers.pop();
        at += 1;
      } else if (char === ',') {
        at += 1;
        state = closer === '}' ? 'key' : 'value';
      } else {
        return { offset: at, expected: `\`,\` or \`${closer}\`` };
      }
    } else if ((state === 'firstKey' && char === '}') || (state === 'firstItem' && char === ']')) {
      closers.pop();
      at += 1;
      state = 'after';
    } else if (state === 'firstKey' || state === 'key') {
      if (!match(STRING)) return { offset: at, expected: 'a key in double quotes' };
      match(SPACE);
      if (text[at] !== ':') return { offset: at, expected: '`:`' };
      at += 1;
      state = 'value';
    } else if (char === '{' || char === '[') {
      closers.push(char === '{' ? '}' : ']');
      at += 1;
      state = char === '{' ? 'firstKey' : 'firstItem';
    } else if (match(STRING) || match(SCALAR)) {
      state = 'after';
    } else {
      return { offset: at, expected: 'a JSON value' };
    }
  }
}
