import type { ResolvedBundle } from '../resolve/resolver';

/** A file of a bundle, as a rule sees it. */
export type BundleFile =
  | { readonly status: 'read'; readonly path: string; readonly text: string }
  /** `reason` is a clause such as `git ignores it`, fit to follow the name of the file. */
  | {
      readonly status: 'missing';
      readonly path: string;
      readonly reason: string;
      readonly hint: string;
      /** The file is there, but larger than what is read. */
      readonly isTooLarge?: true;
    }
  | { readonly status: 'outside'; readonly reason: string; readonly hint: string };

/** Another contract, as far as rules that relate contracts need it. */
export interface OtherContract {
  readonly bundle: ResolvedBundle;
  /** Path of its `pacto.yaml`: the `document` of findings in it. */
  readonly path: string;
  /** Unchecked data: it may be anything that YAML can hold. */
  readonly value: unknown;
}
