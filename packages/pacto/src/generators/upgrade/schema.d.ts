export interface UpgradeSchema {
  name: string;
  to?: string;
  projects?: string[];
  onlyReady?: boolean;
  format?: 'pretty' | 'markdown' | 'json';
  outputFile?: string;
}
