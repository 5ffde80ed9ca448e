/** What the end-to-end tests read of a message, and how they wait for its edit. */
import type { APIMessage } from 'discord.js';
import type { Unrolled } from './unrolled.ts';

export const embedTitle = ({ embeds }: APIMessage): string => embeds[0]?.title ?? '';
export const embedText = ({ embeds }: APIMessage): string => embeds[0]?.description ?? '';

export interface SelectMenu {
  custom_id: string;
  placeholder: string;
  options?: { label: string; value: string; description?: string }[];
}

/** The select menus of a message. */
export const selectMenus = ({ components = [] }: APIMessage): SelectMenu[] =>
  components.flatMap((row) =>
    'components' in row
      ? (row.components as object[]).filter((each): each is SelectMenu => 'placeholder' in each)
      : [],
  );

/** The message once its title and text are as expected. */
export const editedTo = ({ discord }: Unrolled, message: APIMessage, expected: RegExp): Promise<APIMessage> =>
  discord.waitForEdit(message, (now) => expected.test(`${embedTitle(now)}\n${embedText(now)}`));
