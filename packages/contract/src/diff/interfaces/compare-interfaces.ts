// The files of `interfaces[].contract`, by what they hold: OpenAPI, AsyncAPI or protobuf.
import { joinPointer } from '../../source/pointer';
import { bindDetection, type FilePair } from '../sides/bind-detection';
import type { RawChange } from '../change/change';
import {
  joinCompared,
  NOTHING,
  pairByName,
  type BundlePair,
  type Compared,
} from '../sides/compared';
import { detectAsyncapi } from './asyncapi/detect-asyncapi';
import { isMapping } from './document/document-side';
import { sameJson } from './document/same-parts';
import type { Detection, InterfaceFiles } from '../change/detection';
import { detectOpenapi } from './openapi/detect-openapi';
import { detectProtobuf } from './protobuf/detect-protobuf';
import { parseProto } from '../../source/protobuf/parse-proto';
import { ImportedFiles, type ImportedPair } from './protobuf/imported-files';
import { joinOutsideFiles } from '../sides/join-outside-files';
import { defectAt, isUnread, readNamed, type NamedFile, type ReadFile } from '../sides/named-file';
import { OutsideFiles } from '../sides/outside-files';
import type { SideContract } from '../sides/side-reader';

const INTERFACE_FILE = { rule: 'interface-file-parses', noun: 'interface file' };

type Kind = 'openapi' | 'asyncapi' | 'protobuf' | 'other';

/** Each pair of files once, however many interfaces share it: `seen` holds those that were compared. */
export function compareInterfaces(
  sides: BundlePair,
  base: SideContract,
  head: SideContract,
  seen: Set<string>,
): Compared {
  const pairs = pairByName(base.contract.interfaces, head.contract.interfaces);
  return joinCompared(
    pairs.map((pair) => {
      const [before, after] = [pair.base.contract, pair.head.contract];
      const key = `${before}\n${after}`;
      if (before === undefined || after === undefined || seen.has(key)) return NOTHING;
      seen.add(key);
      const at = (index: number) => joinPointer('/interfaces', index, 'contract');
      return comparePair(
        {
          base: {
            side: 'base',
            reader: sides.base,
            contract: base,
            path: before,
            pointer: at(pair.baseIndex),
          },
          head: {
            side: 'head',
            reader: sides.head,
            contract: head,
            path: after,
            pointer: at(pair.headIndex),
          },
        },
        seen,
      );
    }),
  );
}

function comparePair(pair: FilePair, seen: Set<string>): Compared {
  const [base, head] = [readNamed(pair.base), readNamed(pair.head)];
  if (isUnread(base) || isUnread(head)) {
    return { changes: [], defects: [base, head].filter(isUnread) };
  }
  return detect(pair, base, head, seen);
}

function detect(pair: FilePair, base: ReadFile, head: ReadFile, seen: Set<string>): Compared {
  const isProto = [base, head].map(({ path }) => path.endsWith('.proto'));
  if (isProto[0] && isProto[1]) return compareProto(pair, base, head, seen);
  if (isProto[0] || isProto[1]) return otherFormat(pair);
  const files: InterfaceFiles = { basePath: base.path, headPath: head.path };
  const bind = (detection: Detection) => bindDetection(pair, detection, files, INTERFACE_FILE);
  const [before, after] = [parse(pair.base, base), parse(pair.head, head)];
  if ('diagnostic' in before || 'diagnostic' in after) {
    return {
      changes: [],
      defects: [before, after].flatMap((side) => ('diagnostic' in side ? [side] : [])),
    };
  }
  const outside = new OutsideFiles(pair, base, head);
  const options = { hasChanged: (ref: string) => outside.hasChanged(ref) };
  const kinds = [kindOf(before.value), kindOf(after.value)];
  if (kinds[0] !== kinds[1]) {
    const isLost = kinds[1] === 'other' && pair.base.path === pair.head.path;
    return isLost ? noDescription(pair, head.path, kinds[0]!) : otherFormat(pair);
  }
  if (kinds[0] === 'other') {
    return sameJson(before.value, after.value) ? NOTHING : unknownFormat(pair);
  }
  const detectKind = kinds[0] === 'openapi' ? detectOpenapi : detectAsyncapi;
  const from = joinOutsideFiles(pair.base, base, before.value);
  const to = joinOutsideFiles(pair.head, head, after.value);
  const defects = [...from.defects, ...to.defects];
  if (defects.length > 0) return { changes: [], defects };
  return outside.addTo(bind(detectKind(from.value, to.value, files, options)));
}

/** Several interface files may import one file, and that may be an interface file itself. */
function compareImported(
  pair: FilePair,
  { base, head }: ImportedPair,
  seen: Set<string>,
): Compared {
  const key = `${pair.base.reader.pathInBundle(base.path)}\n${pair.head.reader.pathInBundle(head.path)}`;
  if (seen.has(key)) return NOTHING;
  seen.add(key);
  const files: InterfaceFiles = { basePath: base.path, headPath: head.path };
  return bindDetection(pair, detectProtobuf(base.file, head.file, files), files, INTERFACE_FILE);
}

/** By content, since people choose names freely. */
function kindOf(value: unknown): Kind {
  if (!isMapping(value)) return 'other';
  const has = (key: string) => Object.prototype.hasOwnProperty.call(value, key);
  if (has('openapi') || has('swagger')) return 'openapi';
  return has('asyncapi') ? 'asyncapi' : 'other';
}

function parse(named: NamedFile, { path, text }: ReadFile) {
  const { document, problems } = named.reader.parse(path, text);
  if (document) return { value: document.value };
  const [problem] = problems;
  return defectAt(
    named,
    'interface-file-parses',
    `The interface file \`${named.path}\` cannot be compared: ${problem!.message}`,
    { hint: problem!.hint, inside: { file: path, pointer: '', range: problem!.range } },
  );
}

function compareProto(pair: FilePair, base: ReadFile, head: ReadFile, seen: Set<string>): Compared {
  const before = parseProto(base.text);
  const after = head.text === base.text ? before : parseProto(head.text);
  const files: InterfaceFiles = { basePath: base.path, headPath: head.path };
  const bind = (detection: Detection) => bindDetection(pair, detection, files, INTERFACE_FILE);
  if ('file' in before && 'file' in after) {
    const imported = new ImportedFiles(pair, base, head);
    const options = { hasChanged: (name: string) => imported.hasChanged(name) };
    const names = before.file.imports.filter((name) => after.file.imports.includes(name));
    return joinCompared([
      bind(detectProtobuf(before.file, after.file, files, options)),
      ...imported.changedPairs(names).map((inner) => compareImported(pair, inner, seen)),
    ]);
  }
  if (base.text === head.text) return NOTHING;
  const sides = [
    { named: pair.base, file: base, parsed: before },
    { named: pair.head, file: head, parsed: after },
  ];
  return {
    changes: [],
    defects: sides.flatMap(({ named, file, parsed }) =>
      'file' in parsed
        ? []
        : defectAt(
            named,
            'interface-file-parses',
            `The interface file \`${named.path}\` cannot be compared: ${parsed.defect}`,
            {
              inside: {
                file: file.path,
                pointer: '',
                range: { start: parsed.at, end: parsed.at },
              },
            },
          ),
    ),
  };
}

/** Emptied, or with its first key misspelt: what it said before cannot be compared with anything. */
function noDescription({ head }: FilePair, file: string, kind: Kind): Compared {
  const format = kind === 'openapi' ? 'OpenAPI' : 'AsyncAPI';
  const defect = defectAt(
    head,
    'interface-file-parses',
    `The interface file \`${head.path}\` cannot be compared: it is no ${format} document any more, since it has no key \`${kind}\`.`,
    {
      hint: `Give it that key, or name a file in another format under another path.`,
      inside: { file, pointer: '' },
    },
  );
  return { changes: [], defects: [defect] };
}

function otherFormat(pair: FilePair): Compared {
  return change(pair, {
    rule: 'interface-file-format-changed',
    subject: `The interface is described in another format: \`${pair.base.path}\` was, \`${pair.head.path}\` is.`,
  });
}

function unknownFormat(pair: FilePair): Compared {
  return change(pair, {
    rule: 'interface-file-changed',
    subject: `\`${pair.head.path}\` changed; it is in no format that is compared (OpenAPI 3, AsyncAPI, protobuf).`,
  });
}

function change(pair: FilePair, found: Pick<RawChange, 'rule' | 'subject'>): Compared {
  const place = ({ reader, contract, pointer }: NamedFile) =>
    reader.locateInContract(contract, pointer, 'value');
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
