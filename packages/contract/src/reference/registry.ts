import { withoutTrailingSlashes } from '../source/without-trailing-slashes';
import { longCode } from '../diagnostics/words';
import { isDefect, type Defect } from './defect';
import { findHostDefect, findRepositoryDefect, hasLogin, type OciName } from './oci-name';

const OCI = 'oci://';

export interface Registry {
  /** `host` or `host/path`, without scheme and without a slash at the end. */
  readonly location: string;
}

/** The `registry` option as people write it: with or without `oci://`, slashes at the end ignored. */
export function normalizeRegistry(text: string): Registry | Defect {
  const location = withoutTrailingSlashes(text.startsWith(OCI) ? text.slice(OCI.length) : text);
  // Without the text: the part before an `@` may be a password.
  if (hasLogin(location)) {
    return {
      problem: 'The registry has an `@` before a `/`. Use one without credentials.',
    };
  }
  const shown = `The registry ${longCode(text)}`;
  const slash = location.indexOf('/');
  const host = slash === -1 ? location : location.slice(0, slash);
  const defect =
    findHostDefect(host, shown) ??
    (slash === -1
      ? undefined
      : findRepositoryDefect(host, location.slice(slash + 1), shown, withoutTrailingSlashes(text)));
  return defect ?? { location };
}

/** The registries of an option. No reference is below a malformed one. */
export function registriesOf(texts: readonly string[]): Registry[] {
  return texts.flatMap((text) => {
    const registry = normalizeRegistry(text);
    return isDefect(registry) ? [] : [registry];
  });
}

/** The name of an artifact below the first of the registries that has it. */
export function nameUnder(registries: readonly Registry[], name: OciName): string | undefined {
  for (const registry of registries) {
    const found = repositoryUnder(registry, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The last part of the repository when it is directly below the registry: `api` for
 * `ghcr.io/example/api` under `ghcr.io/example`. Hosts are compared exactly, port included.
 */
export function repositoryUnder({ location }: Registry, name: OciName): string | undefined {
  const full = `${name.host}/${name.repository}`;
  const prefix = `${location}/`;
  if (!full.startsWith(prefix)) return undefined;
  const rest = full.slice(prefix.length);
  return rest.includes('/') ? undefined : rest;
}
