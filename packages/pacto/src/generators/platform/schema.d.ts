export interface PlatformSchema {
  name: string;
  directory?: string;
  owner?: string;
  version?: string;
  workingDirectory?: string;
}
