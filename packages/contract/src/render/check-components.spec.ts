import type { Diagnostic } from '../diagnostics/diagnostic';
import { countCalls } from '../../testing/count-calls';
import { renderTexts } from '../../testing/memory-unit';
import { REGISTRY } from '../../testing/memory-side';

const API = `oci://${REGISTRY}/shop-api:1.0.0`;
const contract = (name: string, more = ''): string =>
  `pactoVersion: "1.0"\nservice: { name: ${name}, version: 1.0.0${more} }\n`;
const CHART = ', chart: { ref: "oci://ghcr.io/example/charts/shop", version: 1.0.0 }';

/** The messages of a root that depends on `ref`, beside a component that is found. */
function problemsOf(entry: string, beside?: Record<string, string>): string[] {
  return diagnosticsOf(entry, beside).map(({ code, message }) => `${code} ${message}`);
}

function diagnosticsOf(
  entry: string,
  beside: Record<string, string> = {},
): readonly Pick<Diagnostic, 'code' | 'message' | 'hint'>[] {
  const root = `${contract('shop-root', CHART)}dependencies:
  - { name: web, ref: "oci://${REGISTRY}/shop-web:1.0.0", required: true, compatibility: ^1.0.0 }
  - { name: other, ${entry}, compatibility: ^1.0.0 }
`;
  const texts = {
    'shop/root/pacto.yaml': root,
    'shop/web/pacto.yaml': contract('shop-web'),
    ...beside,
  };
  const { report } = renderTexts(texts, 'shop/root');
  const [base] = report.environments;
  return base!.diagnostics;
}

const MISSING = /^RENDER_COMPONENT_MISSING The component `other` would be missing .* is not in/;

test.each([
  ['a misspelt component', `ref: "oci://${REGISTRY}/shop-ap:1.0.0", required: true`],
  ['one below another registry', 'ref: "oci://ghcr.io/other/shop-api:1.0.0", required: true'],
  ['one that does not say whether it is required', `ref: "${API}"`],
])('%s is refused', (_what, entry) => {
  expect(problemsOf(entry)).toEqual([expect.stringMatching(MISSING)]);
});

test.each([
  ['YAML', 'service:\n\tname: api\n', / In `shop\/api\/pacto\.yaml`: .*tab/],
  ['a pointer', 'version https://git-lfs.github.com/spec/v1\noid x\n', /: .* pointer of Git LFS/],
  ['no name', 'service: {}\n', /the name of the contract in `shop\/api` cannot be read\.$/],
])('a contract beside the root that cannot be read is named: %s', (_what, text, words) => {
  const entry = `ref: "oci://${REGISTRY}/api:1.0.0", required: true`;
  const found = problemsOf(entry, { 'shop/api/pacto.yaml': text });
  expect(found).toEqual([expect.stringMatching(MISSING)]);
  expect(found[0]).toMatch(words);
});

test.each([
  ['a gone component', `ref: "${API}"`, 'If the component was removed, remove this entry.'],
  ['a misspelt one', `ref: "oci://${REGISTRY}/shop-wbe:1.0.0"`, 'Did you mean `shop-web`?'],
])('the hint at %s begins with what is most likely', (_what, entry, words) => {
  const [hint] = diagnosticsOf(entry).map((diagnostic) => diagnostic.hint);
  expect(hint!.startsWith(words)).toBe(true);
  expect(hint).toMatch(/If another repository publishes it, run the `lock` generator, or add /);
});

test.each([
  ['a service that another repository publishes', `ref: "oci://${REGISTRY}/payments:1.0.0"`],
  ['a service of another registry', 'ref: "oci://ghcr.io/other/payments:1.0.0"'],
  ['a component with a digest', `ref: "${API}@sha256:${'a'.repeat(64)}"`],
  ['a component that is not required', `ref: "${API}", required: false`],
])('%s is not refused', (_what, entry) => {
  expect(problemsOf(entry)).toEqual([]);
});

// An environment whose override file names another list or another chart has results of its own.
test.each([
  ['do not change it', '', 1, 1],
  ['replace the dependencies', 'dependencies: []\n', 1, 3],
  [
    'name another chart',
    'service: { chart: { ref: "oci://ghcr.io/example/charts/other", version: 1.0.0 } }\n',
    2,
    2,
  ],
])('the chart and the components are read once for environments that %s', (...row) => {
  const [, text, charts, lists] = row;
  const texts = {
    'shop/root/pacto.yaml': contract('shop-root', CHART),
    'shop/root/overrides/values.dev.yaml': text,
    'shop/root/overrides/values.prod.yaml': text,
  };
  const callsOf = countCalls(() => renderTexts(texts, 'shop/root'));
  expect([callsOf('readChart'), callsOf('findMissing')]).toEqual([charts, lists]);
});
