import type { PushConflict } from 'pacto-contract/registry';
import { describeConflict } from './describe-conflict';

const RAISE =
  'raise `service.version` in `a/api/pacto.yaml`, for example with `nx g pacto:bump api --to=patch`.';
const DIGESTS = ['In the registry: sha256:1', 'Here: sha256:2'];
const CHOICE = `To publish the files of this workspace, ${RAISE} To keep the published version, restore its files.`;
const many = Array.from({ length: 12 }, (_, index) => `f${index}`);

test.each<[string, Omit<PushConflict, 'digest'>, string[]]>([
  [
    'the files of an earlier push',
    {
      status: 'conflict',
      differences: {
        changed: ['pacto.yaml', 'policy/schema.json'],
        onlyPublished: ['a'],
        onlyHere: ['b'],
      },
    },
    [
      'PUBLISH_CONFLICT oci://r/api:1.0.0 is already published with other files. A published version never changes.',
      ...DIGESTS,
      'Different files: `pacto.yaml`, `policy/schema.json`',
      'Only in the registry: `a`',
      'Only here: `b`',
      CHOICE,
    ],
  ],
  [
    'many more files',
    { status: 'conflict', differences: { changed: [], onlyPublished: many, onlyHere: [] } },
    [
      'PUBLISH_CONFLICT oci://r/api:1.0.0 is already published with other files. A published version never changes.',
      ...DIGESTS,
      'Only in the registry: `f0`, `f1`, `f2`, `f3`, `f4`, `f5`, `f6`, `f7`, `f8`, `f9` and 2 more',
      CHOICE,
    ],
  ],
  [
    'the files of another process',
    { status: 'outrun', differences: 'GET r answered 404.' },
    [
      'PUBLISH_CONFLICT oci://r/api:1.0.0 was published with other files by another process at the same time. A published version never changes.',
      ...DIGESTS,
      'The published files could not be compared. GET r answered 404.',
      CHOICE,
    ],
  ],
  [
    'an artifact of another kind',
    { status: 'conflict', unread: 'This is a Helm chart, not a bundle.' },
    [
      'PUBLISH_CONFLICT oci://r/api:1.0.0 is already used by an artifact that is not a bundle. This is a Helm chart, not a bundle.',
      ...DIGESTS,
      `If another kind of artifact has this name on purpose, publish to another \`registry\`. If not, ${RAISE}`,
    ],
  ],
])('a tag that has %s is described', (_case, conflict, lines) => {
  const packed = { root: 'a/api', name: 'api', digest: 'sha256:2' };
  expect(describeConflict('oci://r/api:1.0.0', { ...conflict, digest: 'sha256:1' }, packed)).toBe(
    lines.join('\n'),
  );
});
