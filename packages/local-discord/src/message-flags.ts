/** Bits of a message's `flags`. */
export const messageFlag = {
  suppressEmbeds: 4,
  hasThread: 32,
  ephemeral: 64,
  loading: 128,
  /** The message consists of components alone: texts, pictures and files are components too. */
  componentsV2: 1 << 15,
};

export const hasComponentsV2 = (flags: number | null | undefined): boolean =>
  ((flags ?? 0) & messageFlag.componentsV2) !== 0;
