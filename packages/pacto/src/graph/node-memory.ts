// The projects of the last graph, kept on disk. Most commands of Nx find a workspace in which no contract
// changed: reading what was built takes a fraction of building it (`npm run bench -- --only=nx`).
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_FOLDER } from '../nx/install-name';
import { writeFileAtomically } from '../nx/write-file-atomically';
import { buildNodes, type BuiltNodes, type GraphFacts, type Questions } from './build-nodes';

const FILE = 'pacto-nodes.json';

interface Kept {
  /** Hash of the facts and of the plugin that built the nodes. */
  readonly key: string;
  /** What the build asked of the disk, and the answers. */
  readonly asked: readonly (readonly [name: keyof Questions, path: string, answer: unknown])[];
  readonly built: BuiltNodes;
}

/**
 * The nodes that `folder` keeps, if the facts and all answers are the same. Otherwise new nodes, which
 * are then kept.
 */
export function recallNodes(folder: string, facts: GraphFacts, questions: Questions): BuiltNodes {
  // A plugin in a source folder or behind a link can have new code with the same version.
  if (facts.install.kind !== 'package') return buildNodes(facts, questions);
  const file = join(folder, FILE);
  const key = hashOf([pluginMark(), facts]);
  const kept = readKept(file);
  const isSame = ([name, path, answer]: Kept['asked'][number]): boolean =>
    JSON.stringify(questions[name](path)) === JSON.stringify(answer);
  if (kept?.key === key && kept.asked.every(isSame)) return kept.built;
  const asked = new Map<string, Kept['asked'][number]>();
  const note = <Answer>(name: keyof Questions, path: string, answer: Answer): Answer => {
    asked.set(`${name} ${path}`, [name, path, answer]);
    return answer;
  };
  const built = buildNodes(facts, {
    namesIn: (path) => note('namesIn', path, questions.namesIn(path)),
    checksFiles: (path) => note('checksFiles', path, questions.checksFiles(path)),
  });
  keep(file, { key, asked: [...asked.values()], built });
  return built;
}

/** Changes when the plugin is installed again, even in the same version. */
function pluginMark(): unknown {
  const { ino, ctimeMs, size } = statSync(join(OWN_FOLDER, 'package.json'));
  return [ino, ctimeMs, size];
}

function hashOf(value: unknown): string {
  return createHash('sha1').update(JSON.stringify(value)).digest('hex');
}

function readKept(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch {
    // The file is absent or damaged: the nodes are built again.
    return undefined;
  }
}

function keep(file: string, kept: Kept): void {
  try {
    writeFileAtomically(file, JSON.stringify(kept));
  } catch {
    // In a read-only workspace nothing is stored, and the nodes are built again each time.
  }
}
