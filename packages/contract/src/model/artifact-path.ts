// A bundle from a registry has a root like a folder of the workspace has: `oci://host/repo:tag@sha256:…`.
// The paths of its files start with it, so that readers, diagnostics and caches need no second case.

const ARTIFACT_ROOT = /^oci:\/\/[^@]+@[a-z0-9]+:[0-9a-f]+(?=\/|$)/;

export function isArtifactPath(path: string): boolean {
  return path.startsWith('oci://');
}

/** The root of the artifact that contains a path; `undefined` for paths of the workspace. */
export function artifactRootOf(path: string): string | undefined {
  return isArtifactPath(path) ? ARTIFACT_ROOT.exec(path)?.[0] : undefined;
}
