import { longCode } from '../../diagnostics/words';
import { parseVersion } from '../../reference/version';
import type { ValidationRule } from '../rule';

export const serviceVersionSemver: ValidationRule = {
  id: 'service-version-semver',
  code: 'INVALID_SEMVER',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `service.version` is a semantic version.',
  fix: 'Write a version such as `1.2.0`, or `1.2.0-rc.1` for a pre-release.',
  *check({ contract }) {
    const { version } = contract.service;
    if (parseVersion(version)) return;
    yield {
      pointer: '/service/version',
      message: `${longCode(version)} is not a semantic version. Use a form like \`1.2.3\`.`,
      hint: 'Write a version such as `1.2.0`.',
    };
  },
};
