import { longCode } from '../../diagnostics/words';
import { contractPath } from '../../model/bundle-path';
import { hintAtCheckout } from '../../resolve/hint-at-checkout';
import type { ValidationRule } from '../rule';

export const bundleUnique: ValidationRule = {
  id: 'bundle-unique',
  code: 'DUPLICATE_BUNDLE',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that no other bundle of the workspace has the same name and version.',
  fix: 'Raise the version of one bundle, rename it, or remove the copy.',
  *check({ bundle, bundlesNamed }) {
    const { root, name, version } = bundle;
    if (name === undefined || version === undefined) return;
    const twins = bundlesNamed(name).filter(
      (other) => other.root !== root && other.version === version,
    );
    if (twins.length === 0) return;
    yield {
      // Reported on the base, because an override file cannot change the name that others use.
      document: contractPath(root),
      pointer: '/service/version',
      message: `The name ${longCode(name)} and the version ${longCode(version)} are also used by ${twins
        .map((twin) => `\`${contractPath(twin.root)}\``)
        .join(', ')}. References to them would be ambiguous.`,
      hint:
        hintAtCheckout([root, ...twins.map((twin) => twin.root)]) ??
        'Raise one of the versions, or rename one of the bundles.',
      related: twins.map((twin) => ({
        document: contractPath(twin.root),
        pointer: '/service/version',
        message: `${longCode(name)} at ${longCode(version)} is also used here.`,
      })),
    };
  },
};
