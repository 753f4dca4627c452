export interface ComponentSchema {
  name: string;
  root?: string;
  port?: number;
  workload?: 'service' | 'job' | 'scheduled';
  platform?: string;
  uses?: string[];
  owner?: string;
  workingDirectory?: string;
}
