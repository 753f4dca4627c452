export interface PlatformSchema {
  name: string;
  directory?: string;
  owner?: string;
  /** Not `version`: Nx keeps `--version` for itself. */
  contractVersion?: string;
  workingDirectory?: string;
}
