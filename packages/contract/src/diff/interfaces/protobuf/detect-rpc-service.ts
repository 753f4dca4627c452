// Compares two protobuf services by their rpcs.
import { detectOptions } from './detect-options';
import type { ProtoPair } from './proto-pair';
import { compareTypes } from './field-types';
import type { ProtoRpc, ProtoService } from '../../../source/protobuf/proto-file';

export function detectRpcService(pair: ProtoPair, base: ProtoService, head: ProtoService): void {
  const path = `protobuf.services[${base.name}]`;
  for (const [name, from] of base.rpcs) {
    const to = head.rpcs.get(name);
    if (to !== undefined) {
      detectRpc(pair, base.name, from, to);
      continue;
    }
    pair.add({
      rule: 'protobuf-rpc-removed',
      path: `${path}.rpcs[${name}]`,
      type: 'removed',
      oldValue: `${base.name}/${name}`,
      subject: `The rpc \`${base.name}/${name}\` was removed.`,
      basePointer: from.pointer,
    });
  }
  for (const [name, to] of head.rpcs) {
    if (base.rpcs.has(name)) continue;
    pair.add({
      rule: 'protobuf-rpc-added',
      path: `${path}.rpcs[${name}]`,
      type: 'added',
      newValue: `${base.name}/${name}`,
      subject: `The rpc \`${base.name}/${name}\` was added.`,
      headPointer: to.pointer,
    });
  }
  detectOptions(pair, {
    path,
    what: `the service \`${base.name}\``,
    base: base.options,
    head: head.options,
    basePointer: base.pointer,
    headPointer: head.pointer,
  });
}

function detectRpc(pair: ProtoPair, service: string, base: ProtoRpc, head: ProtoRpc): void {
  const path = `protobuf.services[${service}].rpcs[${base.name}]`;
  const rpc = `\`${service}/${base.name}\``;
  const places = { basePointer: base.pointer, headPointer: head.pointer };
  for (const side of ['request', 'response'] as const) {
    // Services are at the top of a file, so their types are looked up from there.
    const before = pair.findInBase('', base[`${side}Type`]);
    const after = pair.findInHead('', head[`${side}Type`]);
    if (compareTypes(before, after) !== 'same') {
      const written = [base[`${side}Type`], head[`${side}Type`]] as const;
      const [from, to] = written[0] === written[1] ? [before.name, after.name] : written;
      pair.add({
        rule: `protobuf-rpc-${side}-type-changed`,
        path: `${path}.${side}`,
        type: 'modified',
        oldValue: from,
        newValue: to,
        subject: `The ${side} of ${rpc} changed its type from \`${from}\` to \`${to}\`.`,
        ...places,
      });
    }
    const [was, is] = [base[`${side}Stream`], head[`${side}Stream`]];
    if (was !== is) {
      const now = is ? 'is now a stream' : 'is no longer a stream';
      pair.add({
        rule: `protobuf-rpc-${side}-streaming-changed`,
        path: `${path}.${side}`,
        type: 'modified',
        oldValue: was,
        newValue: is,
        subject: `The ${side} of ${rpc} ${now}.`,
        ...places,
      });
    }
  }
  detectOptions(pair, {
    path,
    what: `the rpc ${rpc}`,
    base: base.options,
    head: head.options,
    ...places,
  });
}
