import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The web address of the repository in the root `package.json`, without user information. */
export function readSourceAddress(workspaceRoot: string): string | undefined {
  try {
    const { repository } = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8'));
    const text: unknown = typeof repository === 'string' ? repository : repository?.url;
    return typeof text === 'string' ? toWebAddress(text.trim()) : undefined;
  } catch {
    return undefined;
  }
}

/** `git+https://…`, `git@host:owner/name.git`, `github:owner/name` and `owner/name`, as npm takes them. */
function toWebAddress(text: string): string | undefined {
  const address = text.replace(/^git\+/, '');
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(address);
  if (short) return `https://github.com/${withoutEnding(short[1]!)}`;
  // The port of SSH differs from the port of the web address, so it is dropped.
  const ssh = /^ssh:\/\/(?:[\w.-]+@)?([\w.-]+)(?::\d+)?\/(.+)$/.exec(address);
  const scp = ssh ?? /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/](.+)$/.exec(address);
  if (scp) return `https://${scp[1]}/${withoutEnding(scp[2]!)}`;
  try {
    const url = new URL(address.replace(/^git:/, 'https:'));
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
    return withoutEnding(`${url.protocol}//${url.host}${url.pathname}`);
  } catch {
    return undefined;
  }
}

function withoutEnding(text: string): string {
  return text.replace(/\/+$/, '').replace(/\.git$/, '');
}
