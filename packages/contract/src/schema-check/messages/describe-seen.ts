import type { SchemaError } from '../schema-error';
import type { Surroundings } from './description';
import { code, quoted, shown } from '../../diagnostics/words';
import { looksDifferent } from '../../source/ambiguity';
import { isExact } from '../../source/number-literals';

/** The rest of a message after what is demanded: `it is …`. */
export function describeSeen(error: SchemaError, around: Surroundings): string {
  const { data } = error as { data?: unknown };
  switch (error.keyword) {
    case 'minItems':
    case 'maxItems':
      return `it has ${(data as unknown[]).length}`;
    case 'minProperties':
    case 'maxProperties':
      return `it has ${Object.keys((data ?? {}) as object).length}`;
    case 'minLength':
    case 'maxLength':
      if (data !== '') return `${seen(error, around)} has ${Array.from(String(data)).length}`;
  }
  return `it is ${seen(error, around)}`;
}

/** The checked value in words; a secret is not repeated. */
function seen(error: SchemaError, around: Surroundings): string {
  const { data } = error as { data?: unknown };
  if (data === null) return '`null` (empty)';
  if (data === '') return 'the empty text';
  if (around.isSecret(error)) return 'another value';
  const isAboutKind = ['type', 'enum', 'const'].includes(error.keyword);
  if (typeof data === 'number') {
    const written = around.origin.sourceTextAt(error.instancePath) ?? String(data);
    // A number that a double cannot hold is checked as it is written.
    const isKept = !looksDifferent(written, data) || !isExact(written, data);
    const alias = isKept ? '' : `, which is read as ${String(data)}`;
    return `${isAboutKind ? 'the number ' : ''}${code(written)}${alias}`;
  }
  if (typeof data === 'string' && error.keyword === 'type') return `the text ${quoted(data)}`;
  return shown(data);
}
