export interface EnvironmentSchema {
  name: string;
  project?: string;
  workingDirectory?: string;
}
