import { formatPointer } from '../pointer';
import type { ProtoRpc, ProtoService } from './proto-file';
import { readOption } from './proto-options';
import type { Options } from './proto-options';
import type { ProtoRecorder } from './proto-recorder';
import type { ProtoToken } from './proto-tokens';

/** Reads a service from after `service`. `start` is the first token of its declaration. */
export function readService(recorder: ProtoRecorder, start: ProtoToken): ProtoService {
  const name = recorder.readNewName('type', '', 'the name of a service');
  const pointer = formatPointer(['services', name]);
  const rpcs = new Map<string, ProtoRpc>();
  const options: Options = new Map();
  recorder.expect('{');
  recorder.notePlace(pointer, start);
  while (!recorder.accept('}')) {
    if (recorder.accept(';')) continue;
    const first = recorder.peek();
    const word = recorder.readWord('`rpc` or `option`');
    if (word === 'option') {
      readOption(recorder, options);
      recorder.expect(';');
    } else if (word === 'rpc') {
      const rpc = readRpc(recorder, name, first);
      rpcs.set(rpc.name, rpc);
    } else {
      throw recorder.unexpected(first, '`rpc` or `option`');
    }
  }
  return { name, pointer, rpcs, options };
}

function readRpc(recorder: ProtoRecorder, service: string, start: ProtoToken): ProtoRpc {
  const name = recorder.declareOnce(
    'rpc',
    service,
    recorder.peek(),
    recorder.readWord('the name of an rpc'),
  );
  const request = readRpcType(recorder);
  const returns = recorder.peek();
  if (recorder.readWord('`returns`') !== 'returns') throw recorder.unexpected(returns, '`returns`');
  const response = readRpcType(recorder);
  const pointer = formatPointer(['services', service, 'rpcs', name]);
  recorder.notePlace(pointer, start);
  const options: Options = new Map();
  if (recorder.accept('{')) {
    while (!recorder.accept('}')) {
      if (recorder.accept(';')) continue;
      const first = recorder.peek();
      if (recorder.readWord('`option`') !== 'option') throw recorder.unexpected(first, '`option`');
      readOption(recorder, options);
      recorder.expect(';');
    }
  } else {
    recorder.expect(';');
  }
  return {
    name,
    pointer,
    requestType: request.type,
    requestStream: request.stream,
    responseType: response.type,
    responseStream: response.stream,
    options,
  };
}

function readRpcType(recorder: ProtoRecorder): { type: string; stream: boolean } {
  recorder.expect('(');
  // As in protoc, a leading `stream` is the keyword even before a dot: `stream .shop.Order`
  // streams the fully qualified type. Alone it can only be a type.
  const stream = recorder.peek().text === 'stream' && recorder.peek(1).text !== ')';
  if (stream) recorder.next();
  const type = recorder.readTypeName();
  recorder.expect(')');
  return { type, stream };
}
