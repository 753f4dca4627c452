export interface RootSchema {
  name: string;
  directory?: string;
  owner?: string;
  version?: string;
  workingDirectory?: string;
}
