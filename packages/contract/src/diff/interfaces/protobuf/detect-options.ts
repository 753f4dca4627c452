import { joinPointer, type Pointer } from '../../../source/pointer';
import type { ProtoFile } from '../../../source/protobuf/proto-file';
import type { ProtoPair } from './proto-pair';
import { KNOWN_FEATURES } from './features';
import { longCode } from '../../../diagnostics/words';

interface OptionsPair {
  readonly path: string;
  /** What carries the options, in words: "the rpc `Get`". */
  readonly what: string;
  readonly base: ReadonlyMap<string, string>;
  readonly head: ReadonlyMap<string, string>;
  readonly basePointer: Pointer;
  readonly headPointer: Pointer;
}

/** Options with a meaning of their own elsewhere (`default`, `json_name`) are named in `but`. */
export function detectOptions(
  files: ProtoPair,
  pair: OptionsPair,
  but: readonly string[] = [],
): void {
  const names = [...new Set([...pair.base.keys(), ...pair.head.keys()])].sort();
  for (const name of names) {
    const [before, after] = [pair.base.get(name), pair.head.get(name)];
    if ((before ?? UNSET.get(name)) === (after ?? UNSET.get(name))) continue;
    if (but.includes(name) || KNOWN_FEATURES.includes(name)) continue;
    const values = `from ${optionInWords(before)} to ${optionInWords(after)}`;
    files.add({
      rule: ruleOf(name, pair.path),
      path: `${pair.path}.options[${name}]`,
      type: 'modified',
      oldValue: before,
      newValue: after,
      subject: `The option \`${name}\` of ${pair.what} changed ${values}.`,
      basePointer: placeOf(files.base, pair.basePointer, name),
      headPointer: placeOf(files.head, pair.headPointer, name),
    });
  }
}

/** The statement of an option of a file, else what carries the option. */
function placeOf({ places }: ProtoFile, owner: Pointer, name: string): Pointer {
  const statements = [name, name.split('.')[0]!].map((one) => joinPointer(owner, 'options', one));
  return statements.find((pointer) => places.has(pointer)) ?? owner;
}

// Every parser reads packed and unpacked values of a repeated field in the same way. The others
// change how parsers work and what people see, not what is sent or how generated code looks.
// `allow_alias` permits a second name for a number. The names themselves are compared.
const HARMLESS = new Set(['packed', 'lazy', 'unverified_lazy', 'debug_redact', 'allow_alias']);

/** The values of options that a file does not set. */
const UNSET: ReadonlyMap<string, string> = new Map([
  ...(
    'allow_alias cc_generic_services debug_redact deprecated java_generic_services ' +
    'java_multiple_files java_string_check_utf8 lazy map_entry message_set_wire_format ' +
    'no_standard_descriptor_accessor py_generic_services unverified_lazy weak'
  )
    .split(' ')
    .map((name) => [name, 'false'] as const),
  ['cc_enable_arenas', 'true'],
  ['ctype', 'STRING'],
  ['idempotency_level', 'IDEMPOTENCY_UNKNOWN'],
  ['jstype', 'JS_NORMAL'],
  ['optimize_for', 'SPEED'],
]);

function ruleOf(name: string, path: string): string {
  if (name === 'deprecated') return 'protobuf-deprecation-changed';
  if (HARMLESS.has(name)) return 'protobuf-encoding-option-changed';
  if (name === 'message_set_wire_format') return 'protobuf-message-set-changed';
  if (path === 'protobuf') return 'protobuf-file-option-changed';
  return 'protobuf-option-changed';
}

function optionInWords(value: string | undefined): string {
  return value === undefined ? 'unset' : longCode(value);
}
