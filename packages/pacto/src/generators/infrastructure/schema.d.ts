export interface InfrastructureSchema {
  name: string;
  type?: string;
  provisioner?: string;
  template?: boolean;
  fromXrd?: string;
  include?: string[];
  directory?: string;
  owner?: string;
  /** Not `version`: Nx keeps `--version` for itself. */
  contractVersion?: string;
  workingDirectory?: string;
}
