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
  { references, link }: Page,
  use: ExplainedReference['use'],
  name: unknown,
  ref: unknown,
): string {
  const found = references.find(
    (one) => one.use === use && one.name === name && one.ref === ref,
  )?.answer;
  if (!found) return codeCell(ref);
  const title = found.version === undefined ? found.name : `${found.name} ${found.version}`;
  return `${link(contractPath(found.path), title)} (${found.kind})`;
}
