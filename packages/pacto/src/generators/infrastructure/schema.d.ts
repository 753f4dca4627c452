export interface InfrastructureSchema {
  name: string;
  type?: string;
  provisioner?: string;
  directory?: string;
  owner?: string;
  version?: string;
  workingDirectory?: string;
}
