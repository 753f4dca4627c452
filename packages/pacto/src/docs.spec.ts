import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import executors from '../executors.json';
import generators from '../generators.json';
import { OPTION_NAMES } from './options/normalize-options';

const WORKSPACE = join(__dirname, '../../..');
const DOCS = join(WORKSPACE, 'packages/pacto/docs');

const pages = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md'))
  .sort();
const read = (page: string): string => readFileSync(join(DOCS, page), 'utf8');

interface Link {
  /** Path below the folder of the docs. */
  readonly path: string;
  readonly anchor: string;
}

/** Relative links of a page. */
function linksOf(page: string): Link[] {
  const links = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [file, anchor = ''] = link.split('#');
      const path = file === '' ? page : join(dirname(page), file!);
      return { path: path.replaceAll('\\', '/'), anchor };
    });
}

/** As GitHub and npm build them from headings. */
function anchorsOf(page: string): string[] {
  return [...withoutCode(read(page)).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutCode(text: string): string {
  return text.replace(/^```[^]*?^```$/gm, '');
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
  test.each(pages.filter((page) => page !== 'README.md'))('their index links to %s', (page) => {
    expect(linksOf('README.md').map(({ path }) => path)).toContain(page);
  });

  test.each(pages)('every link of %s has a target', (page) => {
    for (const { path, anchor } of linksOf(page)) {
      expect([path, existsSync(join(DOCS, path))]).toEqual([path, true]);
      if (anchor !== '') expect(anchorsOf(path)).toContain(anchor);
    }
  });
});

describe('the page of options has a row for', () => {
  const rows = [...read('options.md').matchAll(/^\| \[?`([^` ]+)/gm)].map(([, name]) => name!);

  test.each([
    ['every option of the plugin', OPTION_NAMES],
    ['every target', Object.keys(executors.executors).map((name) => `pacto-${name}`)],
    ['every generator', Object.keys(generators.generators)],
  ])('%s', (_, names) => {
    expect(names.filter((name) => !rows.includes(name))).toEqual([]);
  });
});
