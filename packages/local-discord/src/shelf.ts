/** Maps of plain JSON values that write through to storage, if there is one. */

export interface Storage {
  load(kind: string): Iterable<[id: string, value: unknown]>;
  save(kind: string, id: string, value: unknown): void;
  remove(kind: string, id: string): void;
}

/** A map whose entries are stored at `set`: change a value by setting a new one. */
export class Shelf<Value> extends Map<string, Value> {
  readonly #kind: string;
  readonly #storage: Storage | undefined;

  constructor(kind: string, storage?: Storage) {
    super();
    this.#kind = kind;
    this.#storage = storage;
    for (const [id, value] of storage?.load(kind) ?? []) super.set(id, value as Value);
  }

  override set(id: string, value: Value): this {
    this.#storage?.save(this.#kind, id, value);
    return super.set(id, value);
  }

  override delete(id: string): boolean {
    this.#storage?.remove(this.#kind, id);
    return super.delete(id);
  }
}
