/** Converts a form to Discord's modal, and reads its values. */
import {
  ActionRowBuilder,
  ModalBuilder,
  type ModalSubmitInteraction,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Form } from './command.ts';
import { cut, cutLabel, limits } from './limits.ts';

/** The modal has the custom id of the button that opened it. */
export const toModal = (customId: string, { title, fields }: Form): ModalBuilder =>
  new ModalBuilder()
    .setCustomId(customId)
    .setTitle(cutLabel(title, limits.formTitle))
    .addComponents(
      fields.map(({ name, label, placeholder, value, long, optional }) => {
        const input = new TextInputBuilder()
          .setCustomId(name)
          .setLabel(cutLabel(label, limits.formTitle))
          .setStyle(long ? TextInputStyle.Paragraph : TextInputStyle.Short)
          .setRequired(!optional);
        if (placeholder) input.setPlaceholder(cutLabel(placeholder, limits.choiceName));
        if (value) input.setValue(cut(value, limits.formValue));
        return new ActionRowBuilder<TextInputBuilder>().addComponents(input);
      }),
    );

export const typedIn = ({ fields }: ModalSubmitInteraction): Record<string, string> =>
  Object.fromEntries(
    fields.fields.map((field) => [field.customId, 'value' in field ? String(field.value) : '']),
  );
