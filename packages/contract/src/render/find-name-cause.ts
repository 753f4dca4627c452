interface NamePart {
  readonly text: string;
  /** Whether the name would be accepted with a short and plain text in place of this part. */
  isCause(): boolean;
}

/** The longest part of a name that alone makes it refused. */
export function findNameCause<Part extends NamePart>(parts: readonly Part[]): Part | undefined {
  return [...parts].sort((a, b) => b.text.length - a.text.length).find((part) => part.isCause());
}
