/** 1-based; columns count UTF-16 code units, as SARIF and editors do by default. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
