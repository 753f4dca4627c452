// The JSON Schemas that a contract holds itself: of configurations and of policies, named or found by
// convention.
import {
  bindsItself,
  CONVENTIONAL_CONFIGURATION_SCHEMA,
  CONVENTIONAL_POLICY_SCHEMA,
} from '../../resolve/follow';
import { joinPath } from '../../model/bundle-path';
import { joinPointer } from '../../source/pointer';
import { SourceText } from '../../source/source-text';
import { parseSchema } from '../../schema-check/parse-schema';
import type { SchemaDefect } from '../../schema-check/schema-problem';
import { bindDetection } from '../sides/bind-detection';
import {
  joinCompared,
  NOTHING,
  pairByName,
  type Compared,
  type SideDefect,
} from '../sides/compared';
import { detectSchema } from './detect-schema';
import type { List } from './pair-referenced-entries';
import type { SchemaRole } from '../rules/schema-rules';
import type { EnvironmentPair } from '../sides/environment-pair';
import {
  defectAt,
  isUnread,
  pairFiles,
  readNamed,
  type FilePair,
  type NamedFile,
} from '../sides/named-file';

interface SchemaPair extends FilePair {
  readonly role: SchemaRole;
}

const CONVENTIONAL: Record<List, string> = {
  configurations: CONVENTIONAL_CONFIGURATION_SCHEMA,
  policies: CONVENTIONAL_POLICY_SCHEMA,
};

/** Each pair of files once in its role: `seen` holds those that were compared. */
export function compareSchemas(pair: EnvironmentPair, seen: Set<string>): Compared {
  return joinCompared(
    (['configurations', 'policies'] as const).flatMap((list) => [
      ...listed(list, pair, seen),
      byConvention(list, pair, seen),
    ]),
  );
}

function listed(list: List, pair: EnvironmentPair, seen: Set<string>): Compared[] {
  const [before, after] = [pair.base.contract[list], pair.head.contract[list]];
  return pairByName(before, after).map(({ base, head, baseIndex, headIndex }) => {
    if (base.schema === undefined || head.schema === undefined) return NOTHING;
    const pointerAt = (index: number) => joinPointer('', list, index, 'schema');
    const files = pairFiles(
      pair,
      { path: base.schema, pointer: pointerAt(baseIndex) },
      { path: head.schema, pointer: pointerAt(headIndex) },
    );
    return compareOnce({ ...files, role: roleOf(list, pair) }, seen);
  });
}

/** A bundle that lists none still publishes the file at the conventional place. */
function byConvention(list: List, pair: EnvironmentPair, seen: Set<string>): Compared {
  const { base, head } = pair;
  if (base.contract[list] !== undefined || head.contract[list] !== undefined) return NOTHING;
  const path = CONVENTIONAL[list];
  const [before, after] = [base, head].map(({ reader }) => reader.file(path).status === 'read');
  if (before && after) {
    const role = list === 'policies' ? 'policy-published' : 'configuration';
    const named = { path, pointer: '' };
    return compareOnce({ ...pairFiles(pair, named, named), role }, seen);
  }
  if (before === after) return NOTHING;
  const type = after ? 'added' : 'removed';
  const side = after ? 'head' : 'base';
  const { reader } = pair[side];
  const file = reader.file(path);
  const place = reader.locateInFile(file.status === 'read' ? file.path : path, '', 'value');
  return {
    changes: [
      {
        rule: `${list === 'policies' ? 'policy' : 'configuration'}-file-${type}`,
        path,
        type,
        [after ? 'newValue' : 'oldValue']: path,
        subject: `\`${path}\`, which those who reference this contract are held to, was ${type}.`,
        [side]: place,
      },
    ],
    defects: [],
  };
}

function roleOf(list: List, { head }: EnvironmentPair): SchemaRole {
  if (list === 'configurations') return 'configuration';
  return bindsItself(head.reader.bundle.kind) ? 'policy-own' : 'policy-published';
}

function compareOnce(pair: SchemaPair, seen: Set<string>): Compared {
  const key = `${pair.role}\n${pair.base.path}\n${pair.head.path}`;
  if (seen.has(key)) return NOTHING;
  seen.add(key);
  return comparePair(pair);
}

function comparePair(pair: SchemaPair): Compared {
  const [base, head] = [readNamed(pair.base), readNamed(pair.head)];
  if (isUnread(base) || isUnread(head)) {
    return { changes: [], defects: [base, head].filter(isUnread) };
  }
  if (base.text === head.text) return NOTHING;
  const [before, after] = [
    parse(pair.base, pair.role, base.text),
    parse(pair.head, pair.role, head.text),
  ];
  if ('diagnostic' in before || 'diagnostic' in after) {
    return {
      changes: [],
      defects: [before, after].flatMap((side) => ('diagnostic' in side ? [side] : [])),
    };
  }
  const unusable = describeUnusable(pair);
  if (unusable) return { changes: [], defects: [unusable] };
  const files = { basePath: base.path, headPath: head.path };
  const detection = detectSchema(before.document, after.document, files, pair.role);
  const rule = ruleFor(pair.role, 'compiles');
  return bindDetection(pair, detection, files, { rule, noun: 'schema' });
}

/** Only defects of the head: a fixed schema is a change like any other. */
function describeUnusable({ head, role }: SchemaPair): SideDefect | undefined {
  const schema = head.reader.reader.schema(head.reader.side.root, head.path);
  if (schema.status !== 'defect') return undefined;
  const { message, hint, pointer } = schema.defect;
  return defectAt(
    head,
    ruleFor(role, 'compiles'),
    `The schema \`${head.path}\` cannot be compared: ${message}`,
    {
      ...(hint === undefined ? {} : { hint }),
      ...(pointer === undefined
        ? {}
        : { inside: head.reader.locateInFile(schema.path, pointer, 'value') }),
    },
  );
}

function parse(named: NamedFile, role: SchemaRole, text: string) {
  const parsed = parseSchema(text);
  if ('document' in parsed) return parsed;
  return defectAt(
    named,
    ruleFor(role, parsed.kind === 'json' ? 'is-json' : 'compiles'),
    `The schema \`${named.path}\` cannot be compared: ${parsed.message}`,
    { hint: parsed.hint, inside: placeOf(named, parsed, text) },
  );
}

function placeOf(named: NamedFile, { offset, pointer = '' }: SchemaDefect, text: string) {
  const file = joinPath(named.reader.side.root, named.path)!;
  if (offset === undefined) return named.reader.locateInFile(file, pointer, 'value');
  return { file, pointer, range: new SourceText(file, text).rangeAt(offset, offset) };
}

function ruleFor(role: SchemaRole, what: 'compiles' | 'is-json'): string {
  return `${role === 'configuration' ? 'configuration' : 'policy'}-schema-${what}`;
}
