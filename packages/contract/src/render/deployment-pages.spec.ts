// What the pages about deployment show is what the example renders.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readTexts, renderTexts } from '../../testing/memory-unit';
import { printRender } from '../report';
import { reviewUnit } from './review/review-unit';

const DOCS = join(__dirname, '../../../pacto/docs');
const EXAMPLE = readTexts(join(__dirname, '../../../../e2e/example'));
const PACTOS = 'my-service/pactos';
const ROOT = `${PACTOS}/my-service-root`;
const API = `${PACTOS}/my-service-api/overrides`;

const rendered = renderTexts(EXAMPLE, ROOT, { environments: ['dev', 'stg', 'prod'] });

describe.each(['helm', 'argocd', 'crossplane', 'external-secrets'])('the page %s', (name) => {
  const page = readFileSync(join(DOCS, `${name}.md`), 'utf8');
  const shown = [...page.matchAll(/^`((?:stg|prod)\/\S+)`\n\n```yaml\n([^]*?)```$/gm)];

  test('shows at least one file', () => {
    expect(shown).not.toEqual([]);
  });

  test.each(shown.map(([, path, text]) => [path!, text!]))('shows %s as it is', (path, text) => {
    // The formatter of the pages has its own quotes.
    expect(parse(text)).toEqual(parse(rendered.texts.find((one) => one.path === path)!.text));
  });
});

test('the page about reviews shows what is printed', () => {
  const head = {
    ...EXAMPLE,
    [`${API}/values.stg.yaml`]: EXAMPLE[`${API}/values.stg.yaml`]!.replace(
      'replicas: 3',
      'replicas: 5',
    ),
    [`${API}/values.prod.yaml`]: EXAMPLE[`${API}/values.prod.yaml`]!.replace(
      / {2}- name: postgres[^]*/,
      '',
    ),
  };
  const request = { environments: ['dev', 'stg', 'prod'] };
  const report = reviewUnit(renderTexts(head, ROOT, request), rendered, {
    base: { kind: 'git', ref: 'main' },
    failOn: 'none',
  });
  const page = readFileSync(join(DOCS, 'review.md'), 'utf8');
  const text = printRender(report, 'pretty', { width: 74 });
  expect(/^```text\n([^]*?)```$/m.exec(page)![1]).toBe(text);
});
