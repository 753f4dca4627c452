// `runtime.health` and `runtime.metrics` follow the same rules; each rule of the table asks here for one of them.
import { didYouMean, joinHints, longCode } from '../../diagnostics/words';
import { suggest } from '../../schema-check/suggest';
import type { Contract, Interface } from '../../model/contract';
import { joinPointer, type Pointer } from '../../source/pointer';
import type { Finding } from '../finding';

type EndpointKind = 'health' | 'metrics';

export function* findUnknownInterface(contract: Contract, kind: EndpointKind): Iterable<Finding> {
  const endpoint = contract.runtime?.[kind];
  if (!endpoint || interfaceOf(contract, endpoint.interface)) return;
  const names = (contract.interfaces ?? []).map(({ name }) => name);
  yield {
    pointer: `/runtime/${kind}/interface`,
    message:
      (endpoint.interface === ''
        ? `\`runtime.${kind}\` names no interface: the text is empty. `
        : `\`runtime.${kind}\` names the interface ${longCode(endpoint.interface)}, which does not exist. `) +
      (names.length > 0
        ? `The contract has ${names.map(longCode).join(', ')}.`
        : 'The contract has no interfaces.'),
    hint: joinHints(
      didYouMean(endpoint.interface === '' ? undefined : suggest(endpoint.interface, names)),
      'Name an `http` or `grpc` interface of this contract.',
    ),
  };
}

export function* findEventInterface(contract: Contract, kind: EndpointKind): Iterable<Finding> {
  const endpoint = contract.runtime?.[kind];
  const target = endpoint && interfaceOf(contract, endpoint.interface);
  if (!endpoint || target?.type !== 'event') return;
  yield {
    pointer: `/runtime/${kind}/interface`,
    message: `\`runtime.${kind}\` names the interface ${longCode(endpoint.interface)} of type \`event\`, which does not answer requests.`,
    hint: 'Name an `http` or `grpc` interface of this contract.',
  };
}

export function* findMissingPath(contract: Contract, kind: EndpointKind): Iterable<Finding> {
  const endpoint = contract.runtime?.[kind];
  if (!endpoint || interfaceOf(contract, endpoint.interface)?.type !== 'http') return;
  const named = pathsOf(contract, kind);
  if (named.length === 0) {
    yield {
      pointer: `/runtime/${kind}`,
      on: 'key',
      message: `\`runtime.${kind}\` has no \`path\`. The interface ${longCode(endpoint.interface)} of type \`http\` needs one.`,
      hint: `Add a \`path\` such as \`/${kind}\`.`,
    };
  }
  for (const { pointer, path } of named) {
    if (path !== '') continue;
    yield {
      pointer,
      message: `The path is empty. The interface ${longCode(endpoint.interface)} of type \`http\` needs one.`,
      hint: `Write a path such as \`/${kind}\`.`,
    };
  }
}

export function* findIgnoredPath(contract: Contract, kind: EndpointKind): Iterable<Finding> {
  const endpoint = contract.runtime?.[kind];
  if (!endpoint || interfaceOf(contract, endpoint.interface)?.type !== 'grpc') return;
  for (const { pointer, path } of pathsOf(contract, kind)) {
    if (path === '') continue;
    yield {
      pointer,
      message: `The path ${longCode(path)} is ignored, because the interface ${longCode(endpoint.interface)} of type \`grpc\` has no paths.`,
      hint: 'Remove the path, or name an `http` interface.',
    };
  }
}

function interfaceOf(contract: Contract, name: string): Interface | undefined {
  return contract.interfaces?.find((entry) => entry.name === name);
}

/** `liveness` and `readiness` use the same interface, so either replaces `path`. */
function pathsOf(contract: Contract, kind: EndpointKind): { pointer: Pointer; path: string }[] {
  const pointer = `/runtime/${kind}`;
  const paths: { pointer: Pointer; path: string }[] = [];
  const add = (at: Pointer, path: string | undefined): void => {
    if (path !== undefined) paths.push({ pointer: joinPointer(at, 'path'), path });
  };
  add(pointer, contract.runtime?.[kind]?.path);
  if (kind === 'health') {
    add(`${pointer}/liveness`, contract.runtime?.health?.liveness?.path);
    add(`${pointer}/readiness`, contract.runtime?.health?.readiness?.path);
  }
  return paths;
}
