export interface BumpSchema {
  name: string;
  to?: string;
  base?: string;
}
