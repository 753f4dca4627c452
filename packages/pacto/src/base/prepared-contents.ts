import { INTERFACE_SIZE_LIMIT } from 'pacto-contract/graph';
import type { GitBlob, GitRepository } from 'pacto-contract/read';

/** What was read from git ahead of time, because files are read synchronously. Each thing is read once. */
export class PreparedContents {
  private readonly blobs = new Map<string, GitBlob | undefined>();
  private readonly conversions = new Map<string, string | undefined>();

  constructor(
    private readonly repository: GitRepository,
    private readonly commit: string,
  ) {}

  async prepareBlobs(ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !this.blobs.has(id));
    const read = await this.repository.readBlobs(missing, INTERFACE_SIZE_LIMIT);
    for (const id of missing) this.blobs.set(id, read.get(id));
  }

  async prepareConversions(paths: readonly string[]): Promise<void> {
    const unknown = [...new Set(paths)].filter((path) => !this.conversions.has(path));
    const converted = await this.repository.readConversions(unknown, this.commit);
    for (const path of unknown) this.conversions.set(path, converted.get(path));
  }

  /** `undefined` for a blob that the repository lacks. */
  blob(id: string): GitBlob | undefined {
    if (!this.blobs.has(id)) throw new Error(`The blob \`${id}\` was not prepared.`);
    return this.blobs.get(id);
  }

  /** Why the blob of a path is not what a checkout would write. */
  conversionOf(path: string): string | undefined {
    return this.conversions.get(path);
  }
}
