/** Converts a reply and its picture to the body of a Discord message. */
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  type InteractionEditReplyOptions,
} from 'discord.js';
import type { Picture } from '../types/chart.ts';
import { cut, limits, withinLimits } from './limits.ts';
import type { Button, Reply } from './reply.ts';

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

/**
 * Builds the whole message. An edit with it replaces everything, files included. The message pings nobody.
 */
export function toPayload(answer: Reply, picture?: Picture) {
  const { title, text, fields, footer, colour, file, buttons = [] } = withinLimits(answer);
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
    embeds: [embed],
    components: buttons.filter((row) => row.length > 0).map(toRow),
    // The empty list removes old files, so that an edit shows the new picture only.
    attachments: [],
    files: [
      ...(picture
        ? [
            new AttachmentBuilder(picture.png, {
              name: picture.name,
              description: cut(picture.alt, limits.altText),
            }),
          ]
        : []),
      ...(file ? [new AttachmentBuilder(file.content, { name: file.name })] : []),
    ],
    allowedMentions: { parse: [] },
  } satisfies InteractionEditReplyOptions;
}

export type Payload = ReturnType<typeof toPayload>;

const toRow = (row: Button[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    row.map((button) =>
      new ButtonBuilder()
        .setLabel(button.label)
        .setCustomId(button.action)
        .setStyle(styles[button.style ?? 'secondary'])
        .setDisabled(button.disabled ?? false),
    ),
  );
