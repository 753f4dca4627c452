import { quote } from '../../reference/defect';
import { parseVersion } from '../../reference/version';
import type { ValidationRule } from '../rule';

export const serviceVersionSemver: ValidationRule = {
  id: 'service-version-semver',
  code: 'INVALID_SEMVER',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `service.version` is a semantic version.',
  mend: 'Write a version such as `1.2.0`; a pre-release is `1.2.0-rc.1`.',
  *check({ contract }) {
    const { version } = contract.service;
    if (parseVersion(version)) return;
    yield {
      pointer: '/service/version',
      message: `${quote(version)} is no semantic version; one to three numbers parted by dots are accepted, with an optional pre-release and build.`,
      hint: 'Write a version such as `1.2.0`.',
    };
  },
};
