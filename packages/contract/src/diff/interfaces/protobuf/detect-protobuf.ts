// Two parsed `.proto` files -> what differs. Fields are paired by number, which is their identity
// on the wire, and by name, which is their identity in JSON and in generated code.
import { formatPointer } from '../../../source/pointer';
import type { Pointer } from '../../../source/pointer';
import type { DetectOptions } from '../document/detect-outside';
import { buildDetection } from '../../change/detection';
import type { Detection, FoundChange, InterfaceFiles } from '../../change/detection';
import { detectEnum } from './detect-enum';
import { detectMessage } from './detect-message';
import { detectOptions } from './detect-options';
import { detectService } from './detect-service';
import type { ProtoFile } from '../../../source/protobuf/proto-file';
import type { ProtoPair } from './proto-pair';

export function detectProtobuf(
  base: ProtoFile,
  head: ProtoFile,
  files: InterfaceFiles,
  { hasChanged = () => false }: DetectOptions = {},
): Detection {
  const found: FoundChange[] = [];
  const pair: ProtoPair = { base, head, add: (change) => found.push(change) };
  detectFileLevel(pair);
  detectImported(pair, hasChanged);
  detectNamed(pair, 'message', base.messages, head.messages, (b, h) => detectMessage(pair, b, h));
  detectNamed(pair, 'enum', base.enums, head.enums, (b, h) => detectEnum(pair, b, h));
  detectNamed(pair, 'service', base.services, head.services, (b, h) => detectService(pair, b, h));
  return buildDetection(found, [], files);
}

function detectFileLevel(pair: ProtoPair): void {
  const { base, head, add } = pair;
  if (base.package !== head.package) {
    add({
      rule: 'protobuf-package-changed',
      path: 'protobuf.package',
      type: 'modified',
      oldValue: base.package,
      newValue: head.package,
      subject: `The package changed from \`${base.package}\` to \`${head.package}\`.`,
      ...placesOf(pair, '/package'),
    });
  }
  if (base.syntax !== head.syntax) {
    add({
      rule: 'protobuf-syntax-changed',
      path: 'protobuf.syntax',
      type: 'modified',
      oldValue: base.syntax,
      newValue: head.syntax,
      subject: `The syntax changed from \`${base.syntax}\` to \`${head.syntax}\`.`,
      ...placesOf(pair, '/syntax'),
    });
  }
  const [gone, come] = [without(base.imports, head.imports), without(head.imports, base.imports)];
  if (gone.length + come.length > 0) {
    add({
      rule: 'protobuf-imports-changed',
      path: 'protobuf.imports',
      type: 'modified',
      oldValue: [...base.imports].sort(),
      newValue: [...head.imports].sort(),
      subject: `The imports changed: ${[...gone.map((name) => `\`${name}\` is gone`), ...come.map((name) => `\`${name}\` is new`)].join(', ')}.`,
      basePointer: '',
      headPointer: '',
    });
  }
  detectOptions(pair, {
    path: 'protobuf',
    what: 'the file',
    base: base.options,
    head: head.options,
    basePointer: '',
    headPointer: '',
  });
}

function detectImported(pair: ProtoPair, hasChanged: (name: string) => boolean): void {
  const kept = new Set(pair.base.imports);
  for (const name of new Set(pair.head.imports)) {
    if (!kept.has(name) || !hasChanged(name)) continue;
    pair.add({
      rule: 'protobuf-imported-file-changed',
      path: 'protobuf.imports',
      type: 'modified',
      subject: `The imported file \`${name}\`, or one that it imports, changed, and cannot be compared.`,
      ...placesOf(pair, formatPointer(['imports', name])),
    });
  }
}

interface Declaration {
  readonly name: string;
  readonly pointer: Pointer;
}

function detectNamed<T extends Declaration>(
  { add }: ProtoPair,
  kind: 'message' | 'enum' | 'service',
  base: ReadonlyMap<string, T>,
  head: ReadonlyMap<string, T>,
  detect: (base: T, head: T) => void,
): void {
  for (const [name, from] of base) {
    const to = head.get(name);
    if (to !== undefined) {
      detect(from, to);
      continue;
    }
    add({
      rule: `protobuf-${kind}-removed`,
      path: `protobuf.${kind}s[${name}]`,
      type: 'removed',
      oldValue: name,
      subject: `The ${kind} \`${name}\` was removed.`,
      basePointer: from.pointer,
    });
  }
  for (const [name, to] of head) {
    if (base.has(name)) continue;
    add({
      rule: `protobuf-${kind}-added`,
      path: `protobuf.${kind}s[${name}]`,
      type: 'added',
      newValue: name,
      subject: `The ${kind} \`${name}\` was added.`,
      headPointer: to.pointer,
    });
  }
}

/** The statement on both sides, or the whole file on a side that leaves it out. */
function placesOf({ base, head }: ProtoPair, pointer: Pointer) {
  return {
    basePointer: base.places.has(pointer) ? pointer : '',
    headPointer: head.places.has(pointer) ? pointer : '',
  };
}

function without(these: readonly string[], those: readonly string[]): string[] {
  const known = new Set(those);
  return these.filter((name) => !known.has(name)).sort();
}
