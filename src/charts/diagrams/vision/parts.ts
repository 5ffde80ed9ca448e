/** What the pictures of this folder share. */
export const bold = { weight: 600 } as const;
