export interface ServiceSchema {
  name: string;
  project?: string;
  directory?: string;
  port?: number;
  workload?: 'service' | 'job' | 'scheduled';
  platform?: string;
  uses?: string[];
  owner?: string;
  contractVersion?: string;
  workingDirectory?: string;
}
