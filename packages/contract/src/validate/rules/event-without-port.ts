import { longCode } from '../../diagnostics/words';
import type { ValidationRule } from '../rule';

export const eventWithoutPort: ValidationRule = {
  id: 'event-without-port',
  code: 'PORT_IGNORED',
  severity: 'warning',
  layer: 'contract',
  purpose: 'Checks that no `event` interface has a port, which would be ignored.',
  fix: 'Remove the port, or make the interface `http` or `grpc`.',
  *check({ contract }) {
    for (const [index, { name, type, port }] of (contract.interfaces ?? []).entries()) {
      if (type !== 'event' || port === undefined) continue;
      yield {
        pointer: `/interfaces/${index}/port`,
        message: `The port \`${port}\` of the interface ${longCode(name)} is ignored, because only \`http\` and \`grpc\` interfaces have a port.`,
        hint: 'Remove `port`.',
      };
    }
  },
};
