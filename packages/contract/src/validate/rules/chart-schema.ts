import { isMapping } from '../../source/mapping';
import { longCode } from '../../diagnostics/words';
import { isDeepStrictEqual } from 'node:util';
import { baseName, pathInBundle } from '../../model/bundle-path';
import { CHART_FILES } from '../../model/chart-path';
import { formatPointer, type Pointer, type PointerToken } from '../../source/pointer';
import type { Finding } from '../finding';
import type { RuleContext, SchemaDefectView } from '../rule';
import { describeJsonError, readJson } from '../../source/json/json-place';

/** Copies of the chart's `values.schema.json` in the root that differ from it. */
export function* findChartSchemaMismatches(context: RuleContext, path: string): Iterable<Finding> {
  const text = context.workspaceFile(path);
  if (text === undefined) return;
  const defect = context.schemaDefect(text);
  if (defect) {
    yield describeUnusable(path, text, defect);
    return;
  }
  const schema = readJson(text);
  for (const copy of copiesIn(context)) {
    const copied = context.workspaceFile(copy.path);
    // A missing or broken copy is reported where it is declared.
    if (copied === undefined || copied === text || context.schemaDefect(copied)) continue;
    const difference = findDifference(schema, readJson(copied));
    if (difference === undefined) continue;
    yield {
      pointer: copy.pointer,
      message: `The copy ${longCode(copy.path)} of the chart's schema differs from the chart at ${longCode(difference || '/')}.`,
      hint: `Copy ${longCode(path)} over ${longCode(copy.path)}.`,
      related: [
        { document: path, pointer: difference, message: 'The schema of the chart.' },
        { document: copy.path, pointer: difference, message: 'The copy.' },
      ],
    };
  }
}

export function describeUnusable(path: string, text: string, defect: SchemaDefectView): Finding {
  return {
    pointer: '/service/chart/ref',
    message: `The schema of the chart's values, ${longCode(path)}, cannot be used: ${
      defect.kind === 'json' ? 'it is not valid JSON' : 'it is not a valid JSON Schema'
    }.`,
    hint: defect.hint ?? 'Fix the file at the reported place.',
    related: [
      {
        document: path,
        pointer: defect.pointer,
        message: defect.message,
        ...describeJsonError(path, text),
      },
    ],
  };
}

interface SchemaCopy {
  readonly path: string;
  readonly pointer: Pointer;
}

function* copiesIn(context: RuleContext): Iterable<SchemaCopy> {
  for (const [index, { schema }] of (context.contract.configurations ?? []).entries()) {
    const path = vendoredPath(context.bundle.root, schema);
    if (path !== undefined) yield { path, pointer: `/configurations/${index}/schema` };
  }
}

/** A chart's own schema file name marks the copy that a team vendored from it. */
function vendoredPath(bundleRoot: string, schema: unknown): string | undefined {
  return typeof schema === 'string' && baseName(schema) === CHART_FILES[1]
    ? pathInBundle(bundleRoot, schema)
    : undefined;
}

/** The deepest place at which two JSON values first differ; `undefined` when they are equal. */
export function findDifference(
  a: unknown,
  b: unknown,
  tokens: readonly PointerToken[] = [],
): Pointer | undefined {
  if (isDeepStrictEqual(a, b)) return undefined;
  if (isMapping(a) && isMapping(b)) {
    for (const key of Object.keys(a)) {
      if (!Object.hasOwn(b, key)) continue;
      const inside = findDifference(a[key], b[key], [...tokens, key]);
      if (inside !== undefined) return inside;
    }
  }
  return formatPointer(tokens);
}
