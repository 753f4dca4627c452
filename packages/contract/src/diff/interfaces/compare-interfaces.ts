// The files of `interfaces[].contract`, each pair by the format that both hold.
import { joinPointer } from '../../source/pointer';
import type { RawChange } from '../change/change';
import {
  joinCompared,
  NOTHING,
  pairByName,
  type Compared,
  type SideDefect,
} from '../sides/compared';
import type { EnvironmentPair } from '../sides/environment-pair';
import {
  isUnread,
  pairFiles,
  readNamed,
  type FilePair,
  type NamedFile,
  type ReadFile,
} from '../sides/named-file';
import { detectAsyncapi } from './asyncapi/detect-asyncapi';
import { documentFormat } from './document/compare-documents';
import { sameJson } from './document/side/same-parts';
import { unparsed, type InterfaceFormat, type OpenFile } from './interface-format';
import { detectOpenapi } from './openapi/detect-openapi';
import { isProto, PROTOBUF } from './protobuf/compare-protobuf';

/** The formats that are compared. A file has the first that holds it. */
const FORMATS: readonly InterfaceFormat[] = [
  PROTOBUF,
  documentFormat('OpenAPI', ['openapi', 'swagger'], detectOpenapi),
  documentFormat('AsyncAPI', ['asyncapi'], detectAsyncapi),
];

/** Each pair of files once, however many interfaces share it: `seen` holds those that were compared. */
export function compareInterfaces(pair: EnvironmentPair, seen: Set<string>): Compared {
  const [before, after] = [pair.base, pair.head].map(({ contract }) => contract.interfaces);
  return joinCompared(
    pairByName(before, after).map(({ base, head, baseIndex, headIndex }) => {
      const key = `${base.contract}\n${head.contract}`;
      if (base.contract === undefined || head.contract === undefined || seen.has(key)) {
        return NOTHING;
      }
      seen.add(key);
      const pointerAt = (index: number) => joinPointer('/interfaces', index, 'contract');
      const files = pairFiles(
        pair,
        { path: base.contract, pointer: pointerAt(baseIndex) },
        { path: head.contract, pointer: pointerAt(headIndex) },
      );
      return comparePair(files, seen);
    }),
  );
}

function comparePair(pair: FilePair, seen: Set<string>): Compared {
  const read = [readNamed(pair.base), readNamed(pair.head)] as const;
  const unread = read.filter(isUnread);
  if (unread.length > 0) return { changes: [], defects: unread };
  const [base, head] = [open(pair.base, read[0] as ReadFile), open(pair.head, read[1] as ReadFile)];
  if ('diagnostic' in base || 'diagnostic' in head) {
    return {
      changes: [],
      defects: [base, head].flatMap((side) => ('diagnostic' in side ? side : [])),
    };
  }
  const [before, after] = [base, head].map((file) => FORMATS.find((one) => one.holds(file)));
  if (before !== after) return otherFormat(pair, before, after);
  if (before !== undefined) return before.compare(pair, base, head, seen);
  return sameJson(base.value, head.value) ? NOTHING : unknownFormat(pair);
}

function open(named: NamedFile, file: ReadFile): OpenFile | SideDefect {
  if (isProto(file.path)) return { file };
  const { document, problems } = named.reader.parse(file.path, file.text);
  if (document) return { file, value: document.value };
  const [problem] = problems;
  const inside = { file: file.path, pointer: '', range: problem!.range };
  return unparsed(named, problem!.message, { hint: problem!.hint, inside });
}

function otherFormat(
  pair: FilePair,
  before: InterfaceFormat | undefined,
  after: InterfaceFormat | undefined,
): Compared {
  if (before !== undefined && after === undefined && pair.base.path === pair.head.path) {
    return { changes: [], defects: [noDescription(pair.head, before)] };
  }
  return change(pair, {
    rule: 'interface-file-format-changed',
    subject: `The interface was described by \`${pair.base.path}\` and is now described in another format by \`${pair.head.path}\`.`,
  });
}

/** Emptied, or with its first key misspelt. */
function noDescription(head: NamedFile, { name, mark }: InterfaceFormat): SideDefect {
  const file = head.reader.file(head.path);
  const inside = file.status === 'read' ? { file: file.path, pointer: '' } : undefined;
  return unparsed(head, `it is not an ${name} document any more. It has no ${mark}.`, {
    hint: 'Add it, or name a file in another format under another path.',
    inside,
  });
}

function unknownFormat(pair: FilePair): Compared {
  const formats = FORMATS.map(({ name }) => name)
    .sort()
    .join(', ');
  return change(pair, {
    rule: 'interface-file-changed',
    subject: `\`${pair.head.path}\` changed. It is not in a format that is compared: ${formats}.`,
  });
}

function change(pair: FilePair, found: Pick<RawChange, 'rule' | 'subject'>): Compared {
  const place = (named: NamedFile) => named.reader.locateInContract(named, named.pointer, 'value');
  return {
    changes: [
      {
        ...found,
        path: 'interfaces.contract',
        type: 'modified',
        oldValue: pair.base.path,
        newValue: pair.head.path,
        base: place(pair.base),
        head: place(pair.head),
      },
    ],
    defects: [],
  };
}
