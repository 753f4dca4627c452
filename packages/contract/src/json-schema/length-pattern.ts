// Reads patterns that say nothing but how long a text is, such as `.+` and `^[\s\S]{1,5}$`.

interface LengthPattern {
  readonly least: number;
  readonly most: number;
  /** What a text may not be although its length is right: `.` matches no line break. */
  readonly refused: 'nothing' | 'line breaks alone' | 'line breaks';
}

const ANYTHING = String.raw`\[\^\]|\[(?:\\s\\S|\\S\\s|\\d\\D|\\D\\d|\\w\\W|\\W\\w)\]`;
const TIMES = String.raw`[*+?]\??|\{(\d{1,4})(,(\d{1,4})?)?\}\??`;
const PART = new RegExp(`(\\.|${ANYTHING})(${TIMES})?`, 'y');

/** `undefined` for a pattern that says something else, too. */
export function readLengthPattern(pattern: string): LengthPattern | undefined {
  const isFromStart = pattern.startsWith('^');
  const isToEnd = pattern.endsWith('$');
  const end = pattern.length - (isToEnd ? 1 : 0);
  let [least, most, hasDot] = [0, 0, false];
  let position = isFromStart ? 1 : 0;
  while (position < end) {
    PART.lastIndex = position;
    const part = PART.exec(pattern);
    if (part === null) return undefined;
    position = PART.lastIndex;
    const [from, to] = timesOf(part);
    if (from > to) return undefined;
    if (to > 0 && part[1] === '.') hasDot = true;
    least += from;
    most += to;
  }
  if (!isFromStart || !isToEnd) most = Infinity;
  const isOpen = !isFromStart && !isToEnd;
  // Open at one end or both, a pattern that may match the empty text matches every text.
  const isMet = least === 0 && !(isFromStart && isToEnd);
  if (isMet || !hasDot) return { least, most, refused: 'nothing' };
  return { least, most, refused: isOpen && least === 1 ? 'line breaks alone' : 'line breaks' };
}

function timesOf([, , times, exact, range, to]: RegExpExecArray): readonly [number, number] {
  if (times === undefined) return [1, 1];
  if (times.startsWith('*')) return [0, Infinity];
  if (times.startsWith('+')) return [1, Infinity];
  if (times.startsWith('?')) return [0, 1];
  const from = Number(exact);
  if (range === undefined) return [from, from];
  return [from, to === undefined ? Infinity : Number(to)];
}
