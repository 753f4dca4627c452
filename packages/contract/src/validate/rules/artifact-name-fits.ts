import { LONGEST_NAME, LONGEST_TAG } from '../../reference/oci-name';
import { parseVersion } from '../../reference/version';
import { tagOfVersion } from '../../reference/version-tag';
import type { ValidationRule } from '../rule';

export const artifactNameFits: ValidationRule = {
  id: 'artifact-name-fits',
  code: 'ARTIFACT_NAME_TOO_LONG',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that the name and the version of a contract are not too long for a registry, where the workspace has one.',
  fix: 'Shorten `service.name` or `service.version`. The version is a tag, which has at most 128 characters. A registry and a repository together have at most 255.',
  *check({ contract, publishRegistry }) {
    if (publishRegistry === undefined) return;
    const { name, version } = contract.service;
    const length = `${publishRegistry}/${name}`.length;
    if (length > LONGEST_NAME) {
      yield {
        pointer: '/service/name',
        message: `The contract cannot be published: its repository \`${publishRegistry}/<name>\` has ${length} characters. The limit is ${LONGEST_NAME}.`,
        hint: `Use a name of at most ${LONGEST_NAME - (length - name.length)} characters.`,
      };
    }
    const tag = tagOfVersion(version);
    if (tag.length > LONGEST_TAG && parseVersion(version)) {
      yield {
        pointer: '/service/version',
        message: `The contract cannot be published: its version, which becomes its tag, has ${tag.length} characters. The limit is ${LONGEST_TAG}.`,
        hint: 'Shorten the version, for example what follows its `-` or its `+`.',
      };
    }
  },
};
