/** A command's fields as the options that are sent. */
import type { OptionInput } from '../../src/page-server/protocol.ts';
import { type CommandDraft, fieldValue, type OptionField, optionNamed } from './draft.ts';
import { strayProblem } from './typed.ts';

/** The options; or the command with what is wrong noted, and the name of the first wrong field. */
export function filled(
  command: CommandDraft,
): { options: Record<string, OptionInput> } | { wrong: string; command: CommandDraft } {
  const options: Record<string, OptionInput> = {};
  const fields = new Map<string, OptionField>();
  for (const [name, field] of command.fields) {
    const option = optionNamed(command, name);
    const { value, problem } = option ? fieldValue(option, field) : {};
    if (value !== undefined) options[name] = value;
    const { problem: _, ...clean } = field;
    const stray = option?.choices && /\s([\p{L}\p{N}_-]+:.*)$/u.exec(field.text)?.[1];
    fields.set(
      name,
      problem ? { ...clean, problem: stray ? strayProblem(command.entry, stray) : problem } : clean,
    );
  }
  const wrong = [...fields].find(([, { problem }]) => problem);
  if (wrong) return { wrong: wrong[0], command: { ...command, fields } };
  const stray = command.search.trim();
  if (stray) return { wrong: '', command: { ...command, problem: strayProblem(command.entry, stray) } };
  return { options };
}

/** What has been entered so far, right or not: the bot's suggestions may depend on it. */
export function unfinished(command: CommandDraft): Record<string, OptionInput> {
  const given = [...command.fields].flatMap(([name, field]): [string, OptionInput][] => {
    const option = optionNamed(command, name);
    const value = (option && fieldValue(option, field).value) ?? field.text;
    return value === '' || typeof value === 'object' ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}
