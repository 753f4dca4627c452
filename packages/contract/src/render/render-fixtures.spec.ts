import { join } from 'node:path';
import { RULES_OF_RENDER_ALONE } from '../../codegen/build-rules-page';
import { readRenderFixture, renderFixture } from '../../testing/render-fixture';
import { foldersIn } from '../../testing/validate-fixture';
import { RENDER_RULES } from './render-rules';

const FIXTURES = join(__dirname, '../../fixtures/render');
const cases = foldersIn(FIXTURES).flatMap((rule) =>
  foldersIn(join(FIXTURES, rule)).map((name) => [rule, name] as const),
);

test('each rule that only a render has has a fixture, and each fixture a rule', () => {
  const ids = RULES_OF_RENDER_ALONE.map(({ id }) => id);
  expect(foldersIn(FIXTURES)).toEqual(ids.sort());
});

test.each(cases)('%s/%s', (rule, name) => {
  const folder = join(FIXTURES, rule, name);
  const found = renderFixture(folder);
  const places = found.map(({ environment, diagnostic: { code, file, range } }) => ({
    environment,
    code,
    file,
    ...(range && { line: range.start.line, column: range.start.column }),
  }));
  expect(places).toEqual(readRenderFixture(folder).expected);
  const { code } = RENDER_RULES.find(({ id }) => id === rule)!;
  expect(places.map((place) => place.code)).toContain(code);
});
