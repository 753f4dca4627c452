export interface ReleasePlanSchema {
  base?: string;
  projects?: string[];
}
