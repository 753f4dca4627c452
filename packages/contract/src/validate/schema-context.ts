// What rules can ask about the text of a JSON Schema. Each distinct text is compiled once in a session.
import type { Session } from '../bundle/session';
import { POLICY_PARTS } from '../json-schema/policy-keywords';
import type { RunResult } from '../schema-check/check-value';
import type { SchemaDefect } from '../schema-check/schema-problem';
import { isSchemaDefect } from '../schema-check/schema-store';
import { partSchema, placeInPolicy } from './part-schema';
import type { SchemaContext, SchemaDefectView } from './rule';

export function createSchemaContext(session: Session): SchemaContext {
  const { schemas } = session;
  return {
    schemaDefect: (text) => findSchemaDefect(session, text),
    schemaOf: (text) => {
      const answer = schemas.compile(text);
      return isSchemaDefect(answer) ? undefined : answer.document;
    },
    runSchema: (text, values) => runSchema(session, text, values),
    unknownKeywords: (text) => {
      const answer = schemas.compile(text);
      return isSchemaDefect(answer) ? [] : answer.unknownKeywords();
    },
  };
}

/** The defect of a schema, else the first one of the schemas under the keywords of policies. */
function findSchemaDefect(session: Session, text: string): SchemaDefectView | undefined {
  const schema = session.schemas.compile(text);
  if (isSchemaDefect(schema)) return viewOf(schema);
  for (const part of POLICY_PARTS) {
    const inner = partSchema(session, schema, part);
    if (inner === undefined || !isSchemaDefect(inner)) continue;
    const defect = viewOf(inner);
    return {
      ...defect,
      message: `Under \`${part}\`: ${defect.message}`,
      pointer: placeInPolicy(schema, part, defect.pointer),
    };
  }
  return undefined;
}

function viewOf({ kind, message, hint, pointer = '' }: SchemaDefect): SchemaDefectView {
  return { kind, message, hint, pointer };
}

function runSchema(
  { schemas, guard, timeLimitMs }: Session,
  text: string,
  values: readonly unknown[],
): readonly RunResult[] | undefined {
  const schema = schemas.compile(text);
  if (isSchemaDefect(schema)) return undefined;
  const run = () => values.map((value) => schema.run(value));
  if (!schema.needsGuard) return run();
  const guarded = guard.runGuarded(timeLimitMs, run);
  return guarded.done ? guarded.value : undefined;
}
