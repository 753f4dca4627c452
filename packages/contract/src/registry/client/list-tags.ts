// Lists the tags of a repository. The address of the next page comes only from the header `Link`: registries
// differ in all other ways.
import { describeRefusal } from './describe-refusal';
import type { Request, Send } from './exchange';
import { invalidError } from './exchange-error';
import { repositoryUrl, type Repository } from './registry-url';

const MOST_PAGES = 1_000;
const MOST_TAGS = 100_000;
const PAGE_BYTES = 8 * 1024 * 1024;

export async function listAllTags(send: Send, repository: Repository): Promise<readonly string[]> {
  const tags = new Set<string>();
  const visited = new Set<string>();
  let url: URL | undefined = repositoryUrl(repository, 'tags/list');
  while (url && !visited.has(url.href) && visited.size < MOST_PAGES && tags.size < MOST_TAGS) {
    visited.add(url.href);
    const request: Request = {
      method: 'GET',
      url,
      task: `list the tags of ${repository.host}/${repository.repository}`,
      limit: PAGE_BYTES,
    };
    const answer = await send(request);
    if (answer.status !== 200) throw describeRefusal(request, answer);
    for (const tag of readTags(request, answer.body)) tags.add(tag);
    url = readNext(answer.headers.get('link'), url);
  }
  return [...tags];
}

/** `null` instead of a list means that there are no tags. */
function readTags(request: Request, body: Uint8Array): string[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    const tags: unknown = (value as { tags?: unknown } | null)?.tags ?? [];
    if (Array.isArray(tags)) return tags.filter((tag) => typeof tag === 'string');
  } catch {
    // Reported below.
  }
  throw invalidError(
    request,
    'did not return a list of tags',
    'Check the host: this may not be a registry.',
  );
}

/** The address of the next page. A page on another host ends the list. */
function readNext(link: string | null, base: URL): URL | undefined {
  for (const [, target, parameters] of (link ?? '').matchAll(/<([^<>]*)>((?:\s*;[^,<]*)*)/g)) {
    if (!/;\s*rel\s*=\s*"?next"?\s*(?:;|$)/i.test(parameters!)) continue;
    try {
      const url = new URL(target!, base);
      return url.origin === base.origin ? url : undefined;
    } catch {
      return undefined;
    }
  }
  return undefined;
}
