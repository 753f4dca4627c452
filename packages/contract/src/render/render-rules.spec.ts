import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RENDER_RULES } from './render-rules';

const PAGE = readFileSync(join(__dirname, '../../../pacto/docs/render.md'), 'utf8');

test('the ids of the rules are unique and in kebab-case', () => {
  const ids = RENDER_RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test.each(RENDER_RULES.map(({ id, code }) => [id, code]))(
  'the page about rendering explains %s',
  (id, code) => {
    expect(PAGE).toContain(`### ${id}\n\n\`${code}\``);
  },
);
