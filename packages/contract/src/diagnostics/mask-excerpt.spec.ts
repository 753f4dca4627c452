import { maskExcerpt } from './mask-excerpt';

const at = (line: number, column: number) => ({ line, column });

test.each([
  ['within a line', at(2, 10), at(2, 17), ['  key: x', '  value: *******', '  end: y']],
  ['over several lines', at(2, 10), at(3, 9), ['  key: x', '  value: *******', '  **** *']],
  ['outside the excerpt', at(9, 1), at(9, 4), ['  key: x', '  value: hunter2', '  end: y']],
])('a range %s', (_case, start, end, expected) => {
  const excerpt = { firstLine: 1, lines: ['  key: x', '  value: hunter2', '  end: y'] };
  expect(maskExcerpt(excerpt, [{ start, end }]).lines).toEqual(expected);
});
