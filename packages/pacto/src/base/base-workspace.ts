import type { NormalizedOptions } from '../options';

export interface BaseWorkspace {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly options: Pick<
    NormalizedOptions,
    'registries' | 'offline' | 'store' | 'environments' | 'render'
  >;
  /** Folders of the bundles that the workspace has now. */
  readonly bundleRoots: readonly string[];
  /** Whether bundles are compared, and not only hashed: then artifacts that a base references are opened. */
  readonly compares: boolean;
}
