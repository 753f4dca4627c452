import type { PushConflict } from 'pacto-contract/registry';
import { describeConflict } from './describe-conflict';

const RAISE =
  'Raise `service.version` in `a/api/pacto.yaml`, for example with `nx g pacto:bump api --to=patch`.';

test.each<[string, PushConflict, string]>([
  [
    'the files of an earlier push',
    { status: 'conflict', digest: 'sha256:1' },
    'PUBLISH_CONFLICT oci://r/api:1.0.0 is already published with other files (sha256:1). A published version never changes.\n' +
      RAISE,
  ],
  [
    'the files of another process',
    { status: 'outrun', digest: 'sha256:1' },
    'PUBLISH_CONFLICT oci://r/api:1.0.0 was published with other files by another process at the same time (sha256:1). A published version never changes.\n' +
      RAISE,
  ],
  [
    'an artifact of another kind',
    { status: 'conflict', digest: 'sha256:1', unread: 'This is a Helm chart, not a bundle.' },
    'PUBLISH_CONFLICT oci://r/api:1.0.0 is already used by an artifact that is not a bundle (sha256:1). This is a Helm chart, not a bundle.\n' +
      'If another kind of artifact has this name on purpose, publish to another `registry`. If not: ' +
      RAISE,
  ],
])('a tag that has %s is described', (_case, conflict, text) => {
  expect(describeConflict('oci://r/api:1.0.0', conflict, { root: 'a/api', name: 'api' })).toBe(
    text,
  );
});
