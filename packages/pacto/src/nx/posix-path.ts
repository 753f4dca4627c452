import { sep } from 'node:path';

export function posixPath(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
