import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import executors from '../executors.json';
import generators from '../generators.json';

const WORKSPACE = join(__dirname, '../../..');
const DOCS = join(WORKSPACE, 'packages/pacto/docs');

const pages = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md'))
  .sort();
const read = (page: string): string => readFileSync(join(DOCS, page), 'utf8');

/** Relative links of a page, as paths below the folder of the docs. */
function linksOf(page: string): string[] {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  return links
    .filter((link) => !/^[a-z]+:|^#/.test(link))
    .map((link) => join(dirname(page), link.replace(/#.*$/, '')).replaceAll('\\', '/'));
}

describe('pages of generators and targets', () => {
  const output = execFileSync(process.execPath, [join(WORKSPACE, 'tools/docs/schema-pages.mjs')], {
    encoding: 'utf8',
  });
  const generated = Object.entries(JSON.parse(output) as Record<string, string>);

  test('there is one for each', () => {
    expect(generated.map(([path]) => path.replace('packages/pacto/docs/', ''))).toEqual([
      ...Object.keys(generators.generators).map((name) => `generators/${name}.md`),
      ...Object.keys(executors.executors).map((name) => `targets/pacto-${name}.md`),
    ]);
  });

  test.each(generated)('%s is that of the schema; `npm run docs` writes it', (path, text) => {
    expect(readFileSync(join(WORKSPACE, path), 'utf8')).toBe(text);
  });
});

describe('the docs', () => {
  test.each(pages.filter((page) => page !== 'README.md'))('their index leads to %s', (page) => {
    expect(linksOf('README.md')).toContain(page);
  });

  test.each(pages)('links of %s lead somewhere', (page) => {
    for (const link of linksOf(page))
      expect([link, existsSync(join(DOCS, link))]).toEqual([link, true]);
  });
});
