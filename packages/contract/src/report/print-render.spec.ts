import { diagnosticOf, rangeOf } from '../../testing/report-samples';
import type { RenderReport } from '../render/render-report';
import type { Format } from './report-formats';
import { printRender } from './print-render';

const SOURCE = { file: 'shop/pactos/api/pacto.yaml', range: rangeOf(33, 11, 8) };
const REMOVED: RenderReport = {
  schemaVersion: 1,
  task: 'render',
  bundle: { name: 'shop_root', version: '1.0.0', path: 'shop' },
  outcome: 'findings',
  base: { kind: 'git', ref: 'main' },
  failOn: 'destroys',
  environments: [
    {
      name: 'stg',
      folder: 'stg',
      diagnostics: [],
      files: [],
      secrets: [],
      outcome: 'clean',
      changes: [
        {
          path: 'stg/claims/orders.yaml',
          pointer: '',
          kind: 'destroys',
          resource: 'Claim orders',
          source: { ...SOURCE, side: 'base' },
        },
      ],
    },
  ],
};

test.each<[Format, string]>([
  [
    'markdown',
    '### ❌ shop\\_root 1.0.0: removed in stg; 1 resource destroyed since main; `failOn` is `destroys`',
  ],
  [
    'pretty',
    'shop_root 1.0.0: removed in stg; 1 resource destroyed since main; `failOn` is `destroys`',
  ],
])('as %s the verdict says why a unit is refused', (format, verdict) => {
  const lines = printRender(REMOVED, format, { width: 200 }).split('\n');
  expect(lines).toContain(verdict);
});

test.each<[Format, string]>([
  ['markdown', '`pactos/api/pacto.yaml:33` (base) |'],
  ['pretty', 'shop/pactos/api/pacto.yaml:33:11 (base)'],
  ['github', '%0Asee: shop/pactos/api/pacto.yaml:33:11 (base)'],
])('as %s the place of what is gone is marked as one of the base', (format, place) => {
  expect(printRender(REMOVED, format)).toContain(place);
});

it('says in Markdown what to do, and where the cause is', () => {
  const related = [{ message: 'Required here.', file: 'shop/schema.json', pointer: '' }];
  const environment = { ...REMOVED.environments[0]!, outcome: 'findings' as const, changes: [] };
  const environments = [{ ...environment, diagnostics: [diagnosticOf({ related })] }];
  expect(printRender({ ...REMOVED, environments }, 'markdown')).toContain(
    '<br>Write `3` without quotes.<br>`schema.json` Required here. |',
  );
});
