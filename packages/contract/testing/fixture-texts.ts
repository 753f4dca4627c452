import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(__dirname, '../fixtures/validate');

/** Texts of the fixtures' files whose path ends so, by path below their folder. */
export function fixtureTexts(ending: string): [path: string, text: string][] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(ending) && statSync(join(FIXTURES, path)).isFile())
    .sort()
    .map((path) => [path, readFileSync(join(FIXTURES, path), 'utf8')]);
}
