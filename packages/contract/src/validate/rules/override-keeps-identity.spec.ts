import { createMemoryFiles } from '../../files/memory-files';
import { createWorkspaceIndex } from '../../workspace/workspace-index';
import { createSession } from '../../bundle/session';
import { validateBundle } from '../validate-bundle';

const CONTRACT = 'pactoVersion: "1.0"\nservice: {name: svc, version: 1.0.0}\n';
const PROD = 'service: {version: 2.0.0}\n';

test.each<[string, { sets?: string[]; environment?: string }, string]>([
  ['an override file', { environment: 'prod' }, 'remove it here'],
  ['`--set`', { sets: ['service.version=2.0.0'] }, 'leave out this `--set`'],
])('the hint says where %s sets the version', (_, asked, advice) => {
  const files = createMemoryFiles({
    'svc/pacto.yaml': CONTRACT,
    'svc/overrides/values.prod.yaml': PROD,
  });
  const index = createWorkspaceIndex([], { registries: [] });
  const { report } = validateBundle(createSession(), { files, index }, { root: 'svc', ...asked });
  expect(report.environments.flatMap(({ diagnostics }) => diagnostics)).toMatchObject([
    {
      code: 'OVERRIDE_CHANGES_IDENTITY',
      hint: `Change \`service.version\` in \`pacto.yaml\`, or ${advice}.`,
    },
  ]);
});
