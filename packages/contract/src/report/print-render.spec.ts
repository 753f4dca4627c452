import type { RenderReport } from '../render/render-report';
import type { Format } from './report-formats';
import { printRender } from './print-render';

const REFUSED: RenderReport = {
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
        { path: 'stg/claims/orders.yaml', pointer: '', kind: 'destroys', resource: 'Claim orders' },
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
  const lines = printRender(REFUSED, format, { width: 200 }).split('\n');
  expect(lines).toContain(verdict);
});
