// The options of the plugin in the `nx.json` of a base. A base is rendered with its own options. Otherwise an
// option that only the head has, such as a namespace, would show no change.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParseError } from 'jsonc-parser';
import { blobId } from '../graph/blob-id';
import { findPluginEntry } from '../nx/install-name';
import { normalizeOptions, type NormalizedOptions } from '../options';
import type { BaseProblem, BaseSource } from './base-source';
import { readText } from './read-base-file';

/** The options that decide which files a unit renders. */
export type RenderingOptions = Pick<NormalizedOptions, 'environments' | 'render'>;

type Source = Pick<BaseSource, 'files' | 'idOf' | 'only' | 'prepare'>;

export interface OptionsOfBase {
  readonly registries: readonly string[];
  readonly rendering: RenderingOptions | BaseProblem;
  /** The file that the options are from; `undefined` for those of the head. */
  readonly nxJson?: string;
}

/**
 * The options of the head are the answer if both sides have the same `nx.json`, and for a base that is
 * not a workspace or does not have the plugin.
 */
export async function readOptionsOfBase(
  source: Source,
  workspaceRoot: string,
  head: RenderingOptions & Pick<NormalizedOptions, 'registries'>,
): Promise<OptionsOfBase> {
  const { registries } = head;
  try {
    const given = await readOwnOptions(source, workspaceRoot);
    const { registries: own, environments, render } = given?.options ?? head;
    const rendering = { environments, render };
    return { registries: own, rendering, ...(given && { nxJson: given.nxJson }) };
  } catch (error) {
    const problem = `The options of the plugin in the \`nx.json\` of the base cannot be read. ${(error as Error).message}`;
    return {
      registries,
      rendering: { problem, hint: 'Compare with a base whose `nx.json` is valid.' },
    };
  }
}

/** The options in the `nx.json` of the base. `undefined` where those of the head count. Throws for options that are not valid. */
async function readOwnOptions(
  source: Source,
  workspaceRoot: string,
): Promise<{ options: NormalizedOptions; nxJson: string } | undefined> {
  if (source.only !== undefined || isUnchanged(source, workspaceRoot)) return undefined;
  const text = await readText(source, NX_JSON);
  if (text === undefined) return undefined;
  const nxJson = await parseJson(text);
  const entry = findPluginEntry(workspaceRoot, nxJson?.plugins);
  if (!entry) return undefined;
  // The base may have options of another version of the plugin, so all others are ignored.
  const { registry, environments, render } = (entry.options ?? {}) as Record<string, unknown>;
  return { options: normalizeOptions({ registry, environments, render }), nxJson: text };
}

/** Most changes do not touch `nx.json`. The ids of git show this without another process. */
function isUnchanged({ idOf }: Source, workspaceRoot: string): boolean {
  const id = idOf(NX_JSON);
  return id !== undefined && id === blobId(readFileSync(join(workspaceRoot, NX_JSON)));
}

type NxJson = { readonly plugins?: Parameters<typeof findPluginEntry>[1] } | null;

/**
 * Reads JSON with comments, as Nx does. Plain JSON is tried first, because each task with a base asks
 * and few files have comments.
 */
async function parseJson(text: string): Promise<NxJson> {
  try {
    return JSON.parse(text) as NxJson;
  } catch {
    const { parse, printParseErrorCode } = await import('jsonc-parser');
    const errors: ParseError[] = [];
    const value = parse(text, errors, { allowTrailingComma: true }) as NxJson;
    const [first] = errors;
    if (!first) return value;
    const line = text.slice(0, first.offset).split('\n').length;
    throw new Error(`It is not JSON: ${printParseErrorCode(first.error)} in line ${line}.`);
  }
}

const NX_JSON = 'nx.json';
