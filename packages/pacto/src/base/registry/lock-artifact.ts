// The lock of a published bundle, computed from what the registries answer now, because an artifact contains no
// lock.
import {
  buildLock,
  printLock,
  type ArtifactSource,
  type ArtifactState,
} from 'pacto-contract/artifacts';
import {
  CONTRACT_FILE,
  CONTRACT_SIZE_LIMIT,
  joinPath,
  type Files,
  OVERRIDES_FOLDER,
} from 'pacto-contract/graph';
import { readFacts } from 'pacto-contract/read';
import { pickValuesFiles } from '../../graph/read-summaries';

type Failure = Extract<Awaited<ReturnType<ArtifactSource['resolve']>>, { reason: string }>;
type Opened = Extract<ArtifactState, { status: 'open' }>;

/**
 * The text of a lock for the artifact with this digest: its configurations and policies, and what
 * those reference. A reference that a registry does not have is left out. If a registry does not
 * answer, the result is a failure.
 */
export async function lockArtifact(
  source: ArtifactSource,
  { files, facts }: Opened,
  digest: string,
): Promise<{ lock: string } | Failure> {
  const failures: Failure[] = [];
  const note = <Answer extends object>(answer: Answer | Failure): Answer | Failure => {
    if ('isUnanswered' in answer && answer.isUnanswered) failures.push(answer);
    return answer;
  };
  const watched: ArtifactSource = {
    resolve: async (reference, range) => note(await source.resolve(reference, range)),
    open: async (reference, of) => note(await source.open(reference, of)),
  };
  const root = { name: facts.name, version: facts.version };
  const { lock } = await buildLock(watched, {
    tool: '',
    root,
    declared: declaredBy(files),
    previous: [],
    moves: () => true,
  });
  // Its own references are those of an artifact too.
  const pins = lock.pins.map((pin) => ({ ...pin, from: pin.from ?? digest }));
  return failures[0] ?? { lock: printLock({ ...lock, pins }) };
}

function declaredBy(files: Files) {
  const paths = [
    CONTRACT_FILE,
    ...pickValuesFiles(files.children('.'), files.children(OVERRIDES_FOLDER)),
  ];
  return paths.flatMap((path) => {
    const read = files.read(joinPath('.', path)!, { within: '.', limit: CONTRACT_SIZE_LIMIT });
    if (read.status !== 'file') return [];
    const { configurations, policies } = readFacts(read.bytes).facts;
    const lists = [
      ['config', configurations],
      ['policy', policies],
    ] as const;
    return lists.flatMap(([kind, entries]) =>
      entries.flatMap(({ name = '', ref }) =>
        ref?.startsWith('oci://') ? [{ kind, name, ref, place: path }] : [],
      ),
    );
  });
}
