import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripComments } from 'jsonc-parser';
import type { OptionsPlace, Session } from 'pacto-contract/renderer';
import type { WorkspaceContext } from '../../graph/read-graph';
import { findPluginIndex } from '../../nx/install-name';

const NX_JSON = 'nx.json';

/** The options of the plugin in `nx.json`; `undefined` where it has none, or cannot be read here. */
export function locateOptions(
  { root, nxJsonConfiguration: { plugins } = {} }: WorkspaceContext,
  session: Session,
): OptionsPlace | undefined {
  const pointer = `/plugins/${findPluginIndex(root, plugins)}/options`;
  const text = readText(join(root, NX_JSON));
  const { document } = session.parse(NX_JSON, stripComments(text, ' '));
  return document?.has(pointer) ? { in: document, pointer } : undefined;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
