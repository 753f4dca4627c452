import { formatPointer } from '../pointer';
import type { ProtoEnum, ProtoEnumValue, ProtoVisibility } from './proto-file';
import { readOption, readOptionList } from './proto-options';
import type { Options } from './proto-options';
import type { ProtoRecorder } from './proto-recorder';
import type { ProtoToken } from './proto-tokens';
import { readReserved } from './read-reserved';
import type { OpenReserved } from './read-reserved';

const LARGEST_ENUM_NUMBER = 2147483647;

interface OpenedEnum {
  /** The first token of its declaration. */
  readonly start: ProtoToken;
  readonly visibility?: ProtoVisibility;
}

/** Reads an enum from after its name. */
export function readEnum(
  recorder: ProtoRecorder,
  name: string,
  { start, visibility }: OpenedEnum,
): ProtoEnum {
  const pointer = formatPointer(['enums', name]);
  const values: ProtoEnumValue[] = [];
  const options: Options = new Map();
  const reserved: OpenReserved = { ranges: [], names: [] };
  recorder.expect('{');
  recorder.notePlace(pointer, start);
  while (!recorder.accept('}')) {
    if (recorder.accept(';')) continue;
    const first = recorder.peek();
    const word = recorder.readWord('the name of an enum value');
    if (word === 'option' && recorder.peek().text !== '=') {
      readOption(recorder, options);
      recorder.expect(';');
    } else if (word === 'reserved' && recorder.peek().text !== '=') {
      readReserved(recorder, reserved, LARGEST_ENUM_NUMBER);
    } else {
      recorder.declareOnce('value', name, first, word);
      recorder.expect('=');
      const number = recorder.readInteger();
      const own: Options = new Map();
      if (recorder.peek().text === '[') readOptionList(recorder, own);
      const valuePointer = formatPointer(['enums', name, 'values', word]);
      recorder.endStatement(valuePointer, first);
      values.push({ name: word, number, options: own, pointer: valuePointer });
    }
  }
  return { name, visibility, pointer, values, reserved, options };
}
