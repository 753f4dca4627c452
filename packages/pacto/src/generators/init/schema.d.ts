export interface InitSchema {
  registry?: string;
  environments?: string[];
}
