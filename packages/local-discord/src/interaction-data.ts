/** The `data` of interactions, as Discord builds it from what a person entered. */
import { storeFiles, type UploadedFile } from './attachments.ts';
import { type CommandOption, type FoundCommand, optionProblem, optionType, Refused } from './commands.ts';
import { type Component, componentType } from './components.ts';
import type { Modal } from './interactions.ts';
import type { Channel } from './records.ts';
import { channelView, memberView } from './views.ts';
import type { World } from './world.ts';

/** A file option takes the file itself; people, channels and roles go by name or id. */
export type OptionValue = string | number | boolean | UploadedFile;
export type SentOptions = Record<string, OptionValue | undefined>;

interface Place {
  world: World;
  channel: Channel;
  url: string;
}

interface Resolved {
  users?: object;
  members?: object;
  channels?: object;
  roles?: object;
  attachments?: object;
}

/**
 * @param focused the option being typed; its value and the others' may then be unfinished
 * @throws Refused for an unknown, missing or unfitting option
 */
export function commandData(
  place: Place,
  found: FoundCommand,
  values: SentOptions,
  focused?: string,
): object {
  const resolved: Resolved = {};
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  for (const [name] of given)
    if (!found.options.some((option) => option.name === name))
      throw new Refused(`/${[found.command.name, ...found.path].join(' ')} has no option ${name}`);
  const leaves = found.options.flatMap((option) => {
    const value = values[option.name];
    const problem = focused ? undefined : optionProblem(option, value);
    if (problem) throw new Refused(`${option.name}: ${problem}`);
    if (value === undefined) return [];
    const sent = resolve(place, option, value, resolved);
    return [
      {
        name: option.name,
        type: option.type,
        value: sent,
        ...(option.name === focused && { focused: true }),
      },
    ];
  });
  const options = found.path.reduceRight<object[]>((inner, name, index) => {
    const isGroup = index === 0 && found.path.length === 2;
    return [{ name, type: isGroup ? optionType.group : optionType.subcommand, options: inner }];
  }, leaves);
  const { id, name, guild_id } = found.command;
  return {
    id,
    name,
    type: 1,
    ...(guild_id && { guild_id }),
    ...(options.length > 0 && { options }),
    ...(Object.keys(resolved).length > 0 && { resolved }),
  };
}

/** The value as it is sent: ids instead of things, which are then described in `resolved`. */
function resolve(
  place: Place,
  { type }: CommandOption,
  value: OptionValue,
  resolved: Resolved,
): string | number | boolean {
  const { world, channel, url } = place;
  if (typeof value === 'object') {
    const [attachment] = storeFiles(world, url, channel.id, [value]);
    if (!attachment) throw new Refused('The file could not be stored');
    resolved.attachments = { ...resolved.attachments, [attachment.id]: { ...attachment, ephemeral: true } };
    return attachment.id;
  }
  if (type === optionType.user || (type === optionType.mentionable && world.users.has(String(value))))
    return resolveUser(place, String(value), resolved);
  if (type === optionType.channel) {
    const target = world.channel(String(value));
    resolved.channels = {
      ...resolved.channels,
      [target.id]: { ...channelView(world, target), permissions: '0' },
    };
    return target.id;
  }
  if (type === optionType.role || type === optionType.mentionable) {
    const { roles } = world.guild(channel.guild_id ?? '');
    const role = roles.find(({ id, name }) => id === value || name === value);
    if (!role) throw new Refused(`There is no role ${value}`);
    resolved.roles = { ...resolved.roles, [role.id]: role };
    return role.id;
  }
  return value;
}

function resolveUser({ world, channel }: Place, reference: string, resolved: Resolved): string {
  const user = world.user(reference);
  resolved.users = { ...resolved.users, [user.id]: user };
  const guild = channel.guild_id ? world.guild(channel.guild_id) : undefined;
  if (guild?.members[user.id]) {
    const { user: _, ...member } = memberView(world, guild, user.id);
    const permissions = world.permissions(user.id, channel).toString();
    resolved.members = { ...resolved.members, [user.id]: { ...member, permissions } };
  }
  return user.id;
}

/** A select menu's choice. @throws Refused */
export function selectData(place: Place, menu: Component, values: string[]): object {
  const { type, custom_id, id, options = [], min_values = 1, max_values = 1 } = menu;
  if (values.length < min_values || values.length > max_values)
    throw new Refused(`Choose ${min_values} to ${max_values}, not ${values.length}`);
  const resolved: Resolved = {};
  const kinds: Record<number, number> = {
    5: optionType.user,
    6: optionType.role,
    7: optionType.mentionable,
    8: optionType.channel,
  };
  const sent = values.map((value) => {
    if (type !== componentType.stringSelect)
      return resolve(place, { type: kinds[type] ?? 0, name: '', description: '' }, value, resolved);
    if (!options.some((option) => option.value === value))
      throw new Refused(`${custom_id} has no option ${value}`);
    return value;
  });
  return {
    component_type: type,
    custom_id,
    id,
    values: sent,
    ...(Object.keys(resolved).length > 0 && { resolved }),
  };
}

/** Why the text cannot be sent; nothing when it can. */
export function inputProblem(
  { required = true, min_length = 0, max_length = 4_000 }: Component,
  text: string,
): string | undefined {
  if (text === '') return required ? 'This field is required' : undefined;
  if (text.length < min_length) return `Must have at least ${min_length} characters`;
  return text.length > max_length ? `Must have at most ${max_length} characters` : undefined;
}

/** Why what was chosen in a form's menu cannot be sent; nothing when it can. */
function choiceProblem(
  { type, options = [], required = true, min_values = 1, max_values = 1 }: Component,
  values: string[],
): string | undefined {
  if (values.length === 0) return required ? 'This field is required' : undefined;
  if (values.length < min_values || values.length > max_values)
    return `Choose ${min_values} to ${max_values}, not ${values.length}`;
  const unknown = values.find((value) => !options.some((option) => option.value === value));
  return type === componentType.stringSelect && unknown !== undefined
    ? `There is no option ${unknown}`
    : undefined;
}

/** A filled-in modal, by the custom ids of its fields. @throws Refused */
export function modalData(modal: Modal, values: Record<string, string | string[]>): object {
  const field = (component: Component): object => {
    const { type, id, custom_id = '' } = component;
    const value = values[custom_id];
    if (type !== componentType.textInput) {
      const preset = component.options?.filter((option) => option.default).map((option) => option.value);
      const values = [value ?? preset ?? []].flat();
      const problem = choiceProblem(component, values);
      if (problem) throw new Refused(`${custom_id}: ${problem}`);
      return { type, id, custom_id, values };
    }
    const text = String(value ?? component.value ?? '');
    const problem = inputProblem(component, text);
    if (problem) throw new Refused(`${custom_id}: ${problem}`);
    return { type, id, custom_id, value: text };
  };
  const components = modal.components.flatMap((outer): object[] => {
    if (outer.type === componentType.label && outer.component)
      return [{ type: outer.type, id: outer.id, component: field(outer.component) }];
    if (outer.type === componentType.row)
      return [{ type: outer.type, id: outer.id, components: (outer.components ?? []).map(field) }];
    return [];
  });
  return { custom_id: modal.custom_id, components };
}
