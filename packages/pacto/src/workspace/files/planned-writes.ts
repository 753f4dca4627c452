import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { targetOutside } from '../../nx/real-path';
import { waitForNextSecond } from './wait-for-next-second';

/**
 * Collects what a generator will write, so that everything is checked before the first write: an
 * error leaves the tree as it was.
 */
export class PlannedWrites {
  readonly #texts = new Map<string, string>();
  readonly #removed = new Set<string>();

  constructor(private readonly tree: Tree) {}

  /** The planned text, or the text of the tree if nothing is planned. `undefined` if the file does not exist. */
  read(path: string): string | undefined {
    const planned = this.#texts.get(path);
    if (planned !== undefined) return planned;
    if (!this.tree.exists(path)) return undefined;
    if (!this.tree.isFile(path)) {
      throw new Error(
        `\`${path}\` is a folder; a file is needed there. Move the folder away, or give the path of a file.`,
      );
    }
    return this.tree.read(path, 'utf-8') ?? undefined;
  }

  /** Reads a file that is going to be edited. Throws if the file is not UTF-8: an edit would lose its other bytes. */
  readToEdit(path: string): string | undefined {
    const text = this.read(path);
    const bytes = this.tree.exists(path) ? this.tree.read(path) : null;
    if (bytes === null || isUtf8(bytes)) return text;
    throw new Error(
      `\`${path}\` is not UTF-8 text, so it cannot be edited. Save it as text in UTF-8 and try again.`,
    );
  }

  write(path: string, text: string): void {
    if (this.read(path) !== text) this.#plan(path, text);
  }

  /** Deletes a file that is there. */
  remove(path: string): void {
    if (this.read(path) !== undefined) this.#removed.add(path);
  }

  /** Plans the file if it does not exist. Returns whether it did not exist. */
  writeNew(path: string, text: string): boolean {
    if (this.read(path) !== undefined) return false;
    this.#plan(path, text);
    return true;
  }

  /** The planned files that do not exist yet. */
  newPaths(): string[] {
    return [...this.#texts.keys()].filter((path) => !this.tree.exists(path));
  }

  /** Writes the files that differ. Returns whether there were any. */
  commit(): boolean {
    waitForNextSecond([...this.#texts.keys()].map((path) => join(this.tree.root, path)));
    for (const [path, text] of this.#texts) this.tree.write(path, text);
    for (const path of this.#removed) this.tree.delete(path);
    return this.#texts.size + this.#removed.size > 0;
  }

  /** The tree writes through links, so a link in a repository could change a file of the person who uses it. */
  #plan(path: string, text: string): void {
    const target = targetOutside(this.tree.root, path);
    if (target !== undefined) {
      throw new Error(
        `\`${path}\` is not written: a symbolic link on this path refers to \`${target}\`, outside the workspace. Replace the link with a file or a folder.`,
      );
    }
    this.#texts.set(path, text);
  }
}
