/** Which keys or items of one value some schema has looked at: what `unevaluated*` asks about. */
export class Evaluated {
  private readonly keys = new Set<string>();
  private readonly items = new Set<number>();
  private allKeys = false;
  /** All items before this index. */
  private firstItems = 0;

  addKey(key: string): void {
    this.keys.add(key);
  }

  addAllKeys(): void {
    this.allKeys = true;
  }

  addItem(index: number): void {
    this.items.add(index);
  }

  addFirstItems(count: number): void {
    this.firstItems = Math.max(this.firstItems, count);
  }

  merge(other: Evaluated): void {
    for (const key of other.keys) this.keys.add(key);
    for (const index of other.items) this.items.add(index);
    this.allKeys ||= other.allKeys;
    this.addFirstItems(other.firstItems);
  }

  hasKey(key: string): boolean {
    return this.allKeys || this.keys.has(key);
  }

  hasItem(index: number): boolean {
    return index < this.firstItems || this.items.has(index);
  }
}
