/** Converts a reply and its picture to the body of a Discord message. */
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ChannelType,
  EmbedBuilder,
  type InteractionEditReplyOptions,
  type MessageActionRowComponentBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
} from 'discord.js';
import type { Picture } from '../types/chart.ts';
import { cut, cutLabel, limits, withinLimits } from './limits.ts';
import type { Button, Menu, MenuOption, Reply } from './reply.ts';

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

/**
 * Builds the whole message. An edit with it replaces everything, files included. The message pings nobody.
 * @param pictures drawn from `chart` and `moreCharts`; the first stands in the embed of the text, the others below it
 */
export function toPayload(answer: Reply, pictures: Picture[] = []) {
  const { title, text, fields, footer, colour, file, menus = [], buttons = [] } = withinLimits(answer);
  const [picture, ...more] = pictures;
  const embed = new EmbedBuilder();
  if (title) embed.setTitle(title);
  if (text) embed.setDescription(text);
  if (fields) embed.setFields(fields);
  if (footer) embed.setFooter({ text: footer });
  if (colour !== undefined) embed.setColor(colour);
  // Discord refuses an empty embed.
  if (!title && !text && !fields && !footer && !picture) embed.setDescription('–');
  if (picture) embed.setImage(`attachment://${picture.name}`);
  return {
    content: null,
    embeds: [
      embed,
      ...more.map((one) => pictureEmbed(one.name, colour, one === more.at(-1) ? answer.caption : undefined)),
    ],
    components: [...menus.map(toMenuRow), ...buttons.filter((row) => row.length > 0).map(toRow)],
    // The empty list removes old files, so that an edit shows the new picture only.
    attachments: [],
    files: [
      ...pictures.map(
        ({ name, alt, data }) => new AttachmentBuilder(data, { name, description: cut(alt, limits.altText) }),
      ),
      ...(file ? [new AttachmentBuilder(file.content, { name: file.name })] : []),
    ],
    allowedMentions: { parse: [] },
  } satisfies InteractionEditReplyOptions;
}

export type Payload = ReturnType<typeof toPayload>;

function pictureEmbed(name: string, colour: number | undefined, caption: string | undefined): EmbedBuilder {
  const embed = new EmbedBuilder().setImage(`attachment://${name}`);
  if (caption) embed.setDescription(caption);
  return colour === undefined ? embed : embed.setColor(colour);
}

const toRow = (row: Button[]) =>
  new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(
    row.map((button) =>
      new ButtonBuilder()
        .setLabel(button.label)
        .setCustomId(button.action)
        .setStyle(styles[button.style ?? 'secondary'])
        .setDisabled(button.disabled ?? false),
    ),
  );

const toMenuRow = (menu: Menu) =>
  new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(
    toMenu(menu)
      .setCustomId(menu.action)
      .setPlaceholder(cutLabel(menu.placeholder, limits.placeholder))
      .setMinValues(menu.min ?? 1)
      .setMaxValues(menu.max ?? 1),
  );

function toMenu({
  choices,
}: Menu): StringSelectMenuBuilder | ChannelSelectMenuBuilder | RoleSelectMenuBuilder {
  if (Array.isArray(choices)) return new StringSelectMenuBuilder().setOptions(choices.map(toOption));
  const { of, selected = [] } = choices;
  return of === 'roles'
    ? new RoleSelectMenuBuilder().setDefaultRoles(selected)
    : new ChannelSelectMenuBuilder().setChannelTypes(ChannelType.GuildText).setDefaultChannels(selected);
}

/** An option of a select menu as Discord takes it. */
export const toOption = ({ label, value, description, selected }: MenuOption) => ({
  label: cutLabel(label.trim() || '–', limits.choiceName),
  value,
  ...(description && { description: cutLabel(description, limits.choiceName) }),
  default: selected ?? false,
});
