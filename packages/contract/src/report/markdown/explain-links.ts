import { isArtifactPath } from '../../model/artifact-path';
import { contractPath, relativePath } from '../../model/bundle-path';
import type { ExplainedReference, ExplainReport } from '../../render/explain/explain-report';
import { codeCell } from './explain-cells';
import { markdownLink, markdownText } from './markdown';

/** What the page shows, and how it links to a file of the workspace. */
export interface Page extends ExplainReport {
  link(path: string, title?: string): string;
}

/** `folder` is that of the page, because links in a file are relative to it. */
export function linkFrom(folder: string): Page['link'] {
  return (path, title = path) =>
    isArtifactPath(path) ? markdownText(title) : markdownLink(title, relativePath(folder, path));
}

/** A link to the bundle that answers a reference, else the reference. */
export function linkAnswer(
  page: Page,
  use: ExplainedReference['use'],
  name: unknown,
  ref: unknown,
): string {
  const found = page.references.find(
    (one) => one.use === use && one.name === name && one.ref === ref,
  )?.answer;
  return found ? linkBundle(page, found) : codeCell(ref);
}

export function linkBundle(
  { link }: Page,
  { name, version, path, kind }: NonNullable<ExplainedReference['answer']>,
): string {
  const title = version === undefined ? name : `${name} ${version}`;
  return `${link(contractPath(path), title)} (${kind})`;
}
