interface EntangledDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export function entangledPair(options?: { readonly objects?: number; readonly changes?: number }): {
  readonly base: EntangledDocument;
  readonly head: EntangledDocument;
};
