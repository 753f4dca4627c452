import { parse } from 'jsonc-parser';
import type { PlannedWrites } from './planned-writes';
import { checkJson } from './edit-json';

/** The data of a JSON file with comments; `{}` for an absent or empty one. */
export function readJsonFile(writes: PlannedWrites, path: string): Record<string, unknown> {
  const text = writes.read(path);
  if (text === undefined || text.trim() === '') return {};
  checkJson(path, text);
  return parse(text, undefined, { allowTrailingComma: true }) as Record<string, unknown>;
}
