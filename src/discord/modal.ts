/** Converts a form to Discord's modal, and reads its values. */
import {
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitInteraction,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Form } from './command.ts';
import { cut, cutLabel, limits } from './limits.ts';
import { toOption } from './payload.ts';
import type { MenuOption } from './reply.ts';

type FormField = Form['fields'][number];

/** The modal has the custom id of the button that opened it. */
export function toModal(customId: string, { title, text, fields }: Form): ModalBuilder {
  const modal = new ModalBuilder().setCustomId(customId).setTitle(cutLabel(title, limits.formTitle));
  if (text) modal.addTextDisplayComponents(new TextDisplayBuilder().setContent(cut(text, limits.formText)));
  return modal.addLabelComponents(fields.map(toLabel));
}

function toLabel(field: FormField): LabelBuilder {
  const label = new LabelBuilder().setLabel(cutLabel(field.label, limits.formTitle));
  return field.choices
    ? label.setStringSelectMenuComponent(toSelect(field, field.choices))
    : label.setTextInputComponent(toTextInput(field));
}

function toTextInput({ name, placeholder, value, long, optional }: FormField): TextInputBuilder {
  const input = new TextInputBuilder()
    .setCustomId(name)
    .setStyle(long ? TextInputStyle.Paragraph : TextInputStyle.Short)
    .setRequired(!optional);
  if (placeholder) input.setPlaceholder(cutLabel(placeholder, limits.choiceName));
  if (value) input.setValue(cut(value, limits.formValue));
  return input;
}

const toSelect = ({ name, placeholder, optional, max }: FormField, choices: MenuOption[]) =>
  new StringSelectMenuBuilder()
    .setCustomId(name)
    .setRequired(!optional)
    .setMinValues(optional ? 0 : 1)
    .setMaxValues(Math.min(max ?? 1, choices.length))
    .setPlaceholder(cutLabel(placeholder ?? 'Choose', limits.placeholder))
    .setOptions(choices.map(toOption));

/** The typed texts and chosen values by the names of their fields. */
export const typedIn = ({ fields }: ModalSubmitInteraction): Record<string, string> =>
  Object.fromEntries(
    fields.fields.map((field) => [
      field.customId,
      'value' in field ? String(field.value) : 'values' in field ? field.values.join(',') : '',
    ]),
  );
