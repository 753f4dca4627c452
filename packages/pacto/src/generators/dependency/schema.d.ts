export interface DependencySchema {
  to: string;
  project?: string;
  kind?: 'dependency' | 'configuration' | 'policy';
  name?: string;
  required?: boolean;
  compatibility?: string;
  workingDirectory?: string;
}
