// What the JSON of every task begins with: the version of its layout, and the bundle that it is about.

/**
 * The `schemaVersion` of `validate.json`, `diff.json`, `render.json` and `summary.json`. All four share one number.
 *
 * Raise it by 1 when a program that reads the present JSON could fail or draw a wrong conclusion from the new one:
 *
 * - a key is removed or renamed, or becomes optional;
 * - the type, the unit or the meaning of a value changes;
 * - `outcome`, `severity`, `classification`, `kind` or another value from a fixed list gets a new member.
 *
 * A new key does not raise it, because programs ignore keys that they do not know. A new code of a diagnostic and a new
 * rule do not raise it either: programs must accept codes that they do not know.
 *
 * `index.json`, the JSON of `pacto-explain` and the outlook of an upgrade have a number each. The same rule raises it.
 *
 * The summary of a run leaves out reports with another number; such a report is from another version of the plugin.
 */
export const REPORT_SCHEMA_VERSION = 1;

/** The bundle that a report is about. */
export interface BundleIdentity {
  /** `service.name` as far as it could be read. */
  readonly name?: string;
  /** The name of the project, in the summary of a run, where it is another. */
  readonly project?: string;
  readonly version?: string;
  /** Folder of the bundle, POSIX, relative to the workspace root. */
  readonly path: string;
}
