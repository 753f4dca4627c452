import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './paths';
import type { Contents } from './workspace';

const EXAMPLE = join(REPOSITORY, 'e2e/example');

/** The example workspace, without what a workspace of the tests brings itself. */
export function exampleFiles(): Contents {
  const paths = readdirSync(EXAMPLE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[\\/]|^nx\.json$/.test(path))
    .filter((path) => statSync(join(EXAMPLE, path)).isFile());
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(EXAMPLE, path))]));
}
