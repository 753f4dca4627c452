import type { Detection } from '../diff/detect/interface-file';
import type { RuleRow } from '../diff/rule-row';

/** `openapi.paths[/users].methods[GET]` -> `openapi.paths[].methods[]`; brackets within names nest. */
function erasePath(path: string): string {
  let erased = '';
  let depth = 0;
  for (const char of path) {
    if (char === ']') depth -= 1;
    if (depth === 0) erased += char;
    if (char === '[') depth += 1;
  }
  return erased;
}

/** For specs: that each change names a row that fits it, and that the cases together produce every row. */
export function expectTable(rows: readonly RuleRow[], detections: readonly Detection[]): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  expect(byId.size).toBe(rows.length);
  const produced = new Set<string>();
  for (const change of detections.flatMap((detection) => detection.changes)) {
    const row = byId.get(change.rule);
    produced.add(change.rule);
    expect({ rule: change.rule, type: change.type }).toEqual({ rule: row?.id, type: row?.type });
    expect(erasePath(change.path).slice(0, row?.path.length)).toBe(row?.path);
  }
  expect([...byId.keys()].filter((id) => !produced.has(id))).toEqual([]);
}
