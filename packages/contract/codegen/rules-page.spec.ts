import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRulesPage, RULES_OF_RENDER_ALONE } from './build-rules-page';
import { RENDER_RULES } from '../src/render/render-rules';
import { RULES } from '../src/validate/rules/index';

const PAGE = join(__dirname, '../../pacto/docs/diagnostics.md');
const FIXTURES = join(__dirname, '../fixtures');

describe('the page of diagnostics', () => {
  const page = buildRulesPage(FIXTURES);

  test('the page that is checked in is that of the table; `npm run docs` writes it', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });

  const rows = [...RULES, ...RULES_OF_RENDER_ALONE];

  test('has the code of every rule', () => {
    const codes = [...RULES, ...RENDER_RULES].map(({ code }) => code);
    expect(codes.filter((code) => !page.includes(`\n\`${code}\`, `))).toEqual([]);
  });

  test.each(rows.map(({ id, code }) => [id, code]))('%s has its place', (id, code) => {
    const [, after] = page.split(`\n### ${id}\n`);
    expect(after?.trimStart().startsWith(`\`${code}\``)).toBe(true);
    expect(page).toContain(`](#${id})`);
    expect(after).toMatch(new RegExp(`^.*?\\*\\*Example:.*?  (error|warning)  ${code}`, 's'));
  });

  test('an anchor belongs to one heading only', () => {
    const prose = page.replace(/^```[^]*?^```$/gm, '');
    const headings = prose.match(/^#+ .*$/gm)!.map((heading) => heading.replace(/^#+ /, ''));
    expect(new Set(headings).size).toBe(headings.length);
  });
});
