// The JSON Schemas that a contract holds itself: of configurations and of policies, named or found by
// convention.
import {
  bindsItself,
  CONVENTIONAL_CONFIGURATION_SCHEMA,
  CONVENTIONAL_POLICY_SCHEMA,
} from '../../resolve/follow';
import { joinPath } from '../../model/bundle-path';
import { joinPointer, type Pointer } from '../../source/pointer';
import { SourceText } from '../../source/source-text';
import { parseSchema } from '../../schema-check/parse-schema';
import type { SchemaDefect } from '../../schema-check/schema-problem';
import { bindDetection, type FilePair } from '../sides/bind-detection';
import {
  joinCompared,
  NOTHING,
  pairByName,
  type BundlePair,
  type Compared,
  type SideDefect,
} from '../sides/compared';
import { detectSchema } from './detect-schema';
import type { SchemaRole } from '../rules/schema-rules';
import { defectAt, isUnread, readNamed, type NamedFile } from '../sides/named-file';
import type { SideContract } from '../sides/side-reader';

interface SchemaPair extends FilePair {
  readonly role: SchemaRole;
}

type List = 'configurations' | 'policies';

const CONVENTIONAL: Record<List, string> = {
  configurations: CONVENTIONAL_CONFIGURATION_SCHEMA,
  policies: CONVENTIONAL_POLICY_SCHEMA,
};

/** Each pair of files once in its role: `seen` holds those that were compared. */
export function compareSchemas(
  sides: BundlePair,
  base: SideContract,
  head: SideContract,
  seen: Set<string>,
): Compared {
  return joinCompared(
    (['configurations', 'policies'] as const).flatMap((list) => [
      ...listed(list, sides, base, head, seen),
      byConvention(list, sides, base, head, seen),
    ]),
  );
}

function listed(
  list: List,
  sides: BundlePair,
  base: SideContract,
  head: SideContract,
  seen: Set<string>,
): Compared[] {
  return pairByName(base.contract[list], head.contract[list]).map((pair) => {
    const [before, after] = [pair.base.schema, pair.head.schema];
    if (before === undefined || after === undefined) return NOTHING;
    const at = (index: number) => joinPointer('', list, index, 'schema');
    return compareOnce(
      {
        ...bothSides(sides, base, head, [before, at(pair.baseIndex)], [after, at(pair.headIndex)]),
        role: roleOf(list, sides),
      },
      seen,
    );
  });
}

/** A bundle that lists none still publishes the file at the conventional place. */
function byConvention(
  list: List,
  sides: BundlePair,
  base: SideContract,
  head: SideContract,
  seen: Set<string>,
): Compared {
  if (base.contract[list] !== undefined || head.contract[list] !== undefined) return NOTHING;
  const path = CONVENTIONAL[list];
  const here = (side: 'base' | 'head') => sides[side].file(path).status === 'read';
  const [before, after] = [here('base'), here('head')];
  if (before && after) {
    const role = list === 'policies' ? 'policy-published' : 'configuration';
    return compareOnce({ ...bothSides(sides, base, head, [path, ''], [path, '']), role }, seen);
  }
  if (before === after) return NOTHING;
  const type = after ? 'added' : 'removed';
  const side = after ? 'head' : 'base';
  const file = sides[side].file(path);
  const place = sides[side].locateInFile(file.status === 'read' ? file.path : path, '', 'value');
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

function roleOf(list: List, { head }: BundlePair): SchemaRole {
  if (list === 'configurations') return 'configuration';
  return bindsItself(head.bundle.kind) ? 'policy-own' : 'policy-published';
}

function bothSides(
  sides: BundlePair,
  base: SideContract,
  head: SideContract,
  [before, beforeAt]: readonly [string, Pointer],
  [after, afterAt]: readonly [string, Pointer],
): FilePair {
  return {
    base: { side: 'base', reader: sides.base, contract: base, path: before, pointer: beforeAt },
    head: { side: 'head', reader: sides.head, contract: head, path: after, pointer: afterAt },
  };
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
