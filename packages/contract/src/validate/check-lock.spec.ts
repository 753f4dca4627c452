import { createMemoryFiles } from '../files/memory-files';
import { createSession } from '../bundle/session';
import { createWorkspaceIndex } from '../workspace/workspace-index';
import { validateBundle, type ValidateRequest } from './validate-bundle';

const CONFLICT = 'lockVersion: 3\n<<<<<<< HEAD\nreferences: []\n=======\n>>>>>>> other\n';
const UNUSED = `lockVersion: 3
dependencies: []
references:
  - kind: policy
    name: standard
    source: oci
    ref: oci://ghcr.io/other/platform:1.0.0
    version: 1.0.0
    digest: sha256:${'a'.repeat(64)}
`;

function codesIn(lock: string, request: Omit<ValidateRequest, 'root'>): string[] {
  const files = createMemoryFiles({
    'svc/pacto.yaml': 'pactoVersion: "1.0"\nservice: {name: svc, version: 1.0.0}\n',
    'svc/overrides/values.prod.yaml': 'scaling: {min: 1, max: 2}\n',
    'svc/pacto.lock': lock,
  });
  const index = createWorkspaceIndex(
    [{ root: 'svc', name: 'svc', version: '1.0.0', kind: 'service' }],
    { registries: [] },
  );
  const { report } = validateBundle(createSession(), { files, index }, { root: 'svc', ...request });
  return report.environments.flatMap(({ name, diagnostics }) =>
    diagnostics.map(({ code }) => `${name} ${code}`),
  );
}

test.each<[string, string, Omit<ValidateRequest, 'root'>, string[]]>([
  ['all', CONFLICT, {}, ['null LOCK_INVALID', 'prod LOCK_INVALID']],
  ['prod', CONFLICT, { environment: 'prod' }, ['prod LOCK_INVALID']],
  ['one without a file', CONFLICT, { environment: 'qa' }, ['qa LOCK_INVALID']],
  ['given values', CONFLICT, { sets: ['service.owner=team/a'] }, ['custom LOCK_INVALID']],
  ['all', UNUSED, {}, ['null LOCK_STALE']],
  ['prod', UNUSED, { environment: 'prod' }, []],
])('the lock of %s is checked: %#', (_case, lock, request, expected) => {
  expect(codesIn(lock, request)).toEqual(expected);
});
