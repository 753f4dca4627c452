import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printDiffRulesPage } from './diff-rules-page';
import { DIFF_RULES } from '../src/diff/rules/diff-rules';

const PAGE = join(__dirname, '../../pacto/docs/diff-rules.md');

describe('the page of diff rules', () => {
  const page = printDiffRulesPage(DIFF_RULES);

  test('the page that is checked in is that of the table; `npm run docs` writes it', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });

  test('each rule is listed in one area', () => {
    const rows = page.match(/^\| `[^`]+`/gm)!.map((start) => start.slice(3, -1));
    expect(rows.sort()).toEqual(DIFF_RULES.map(({ id }) => id).sort());
  });

  test('areas link to their tables, and none is empty', () => {
    const [, areas] = page.split('## Areas\n');
    const links = [...areas!.matchAll(/^\| \[(.+?)\]\(#(.+?)\) +\| (\d+)/gm)];
    expect(links.length).toBe(page.match(/^## /gm)!.length - 1);
    for (const [, title, anchor, count] of links) {
      expect(anchor).toBe(title!.toLowerCase().replace(/ /g, '-'));
      expect(page).toContain(`\n## ${title}\n`);
      expect(Number(count)).toBeGreaterThan(0);
    }
  });

  test('no cell ends its row early', () => {
    for (const { id, path, reason } of DIFF_RULES) expect(id + path + reason).not.toContain('|');
  });
});
