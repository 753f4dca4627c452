export interface LockSchema {
  project?: string;
  update?: boolean | string;
}
