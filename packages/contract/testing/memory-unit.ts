import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardFiles } from '../src/files/files';
import { createMemoryFiles } from '../src/files/memory-files';
import { baseName, CONTRACT_FILE, joinPath, parentFolder } from '../src/model/bundle-path';
import { readFacts } from '../src/model/read-facts';
import type { BundleSummary } from '../src/model/summary';
import { createSession, type Session } from '../src/bundle/session';
import { listEnvironments } from '../src/bundle/list-environments';
import { DEFAULT_RENDER_SETTINGS, type RenderSettings } from '../src/render/render-settings';
import { renderUnit, type RenderedUnit, type RenderRequest } from '../src/render/render-unit';
import { readableInUnit, unitClosureOf, type UnitClosure } from '../src/render/unit-closure';
import type { ValidateWorkspace } from '../src/validate/validate-bundle';
import { buildWorkspaceIndex } from '../src/workspace/classify-bundles';
import { REGISTRY } from './memory-side';

export type Texts = Readonly<Record<string, string>>;

/** The texts of a folder by path. Files that a workspace does not have are left out. */
export function readTexts(folder: string): Texts {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** A workspace of these texts; reading anything that is not in the closure of the unit fails. */
export function openUnit(
  texts: Texts,
  root: string,
): { workspace: ValidateWorkspace; closure: UnitClosure } {
  const files = createMemoryFiles(texts);
  const facts = (path: string) => readFacts(texts[path] ?? '').facts;
  const summaryOf = (folder: string): BundleSummary => ({
    root: folder,
    base: facts(joinPath(folder, CONTRACT_FILE)!),
    overrides: listEnvironments(files, folder).map(({ name, path }) => ({
      path,
      environment: name,
      facts: facts(joinPath(folder, path)!),
    })),
  });
  const roots = Object.keys(texts)
    .filter((path) => baseName(path) === CONTRACT_FILE)
    .map(parentFolder);
  const index = buildWorkspaceIndex(roots.map(summaryOf), { registries: [REGISTRY] });
  const closure = unitClosureOf(summaryOf(root), {
    index,
    summaryOf,
    checksFiles: (path) => (texts[path] ?? '').includes('x-pacto-facts'),
    foldersIn: (path) => foldersIn(path, Object.keys(texts)),
  });
  return { workspace: { files: guardFiles(files, readableInUnit(closure)), index }, closure };
}

function foldersIn(folder: string, paths: readonly string[]): string[] {
  const below = paths.filter((path) => path.startsWith(`${folder}/`));
  return [...new Set(below.map((path) => path.slice(folder.length + 1)))]
    .filter((path) => path.includes('/'))
    .map((path) => path.slice(0, path.indexOf('/')));
}

export interface UnitOptions extends Partial<Omit<RenderRequest, 'root' | 'settings'>> {
  readonly settings?: Partial<RenderSettings>;
  readonly session?: Session;
}

export function renderTexts(
  texts: Texts,
  root: string,
  { settings, session = createSession(), ...request }: UnitOptions = {},
): RenderedUnit {
  return renderUnit(session, openUnit(texts, root).workspace, {
    root,
    environments: [],
    ...request,
    settings: { ...DEFAULT_RENDER_SETTINGS, ...settings },
  });
}
