import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NxJsonConfiguration } from '@nx/devkit';
import { stripComments } from 'jsonc-parser';
import type { OptionsPlace, Session } from 'pacto-contract/renderer';
import { findPluginIndex } from '../../nx/install-name';

const NX_JSON = 'nx.json';

/**
 * The options of the plugin in `nx.json`; `undefined` where it has none, or cannot be read here. `text` is that file in
 * a base, if it differs from the file of the workspace.
 */
export function locateOptions(
  root: string,
  session: Session,
  text: string = readText(join(root, NX_JSON)),
): OptionsPlace | undefined {
  const { document } = session.parse(NX_JSON, stripComments(text, ' '));
  if (!document?.has('/plugins')) return undefined;
  const { plugins } = document.value as NxJsonConfiguration;
  if (!Array.isArray(plugins)) return undefined;
  const pointer = `/plugins/${findPluginIndex(root, plugins)}/options`;
  return document.has(pointer) ? { in: document, pointer } : undefined;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
