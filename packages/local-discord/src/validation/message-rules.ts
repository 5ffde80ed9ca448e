/** What Discord demands of messages and modals beyond its schema. */
import type { APIEmbed } from 'discord-api-types/v10';
import type { UploadedFile } from '../attachments.ts';
import type { Component } from '../components.ts';
import { componentType, flattenComponents } from '../components.ts';
import type { CallbackBody } from '../interactions.ts';
import type { MessageBody } from '../messages.ts';
import { valueRules } from './command-rules.ts';
import { layoutRules } from './layout-rules.ts';
import { broken, type Problem } from './problems.ts';

/** A message that is new; it must say something. */
export const newMessageRules = (body: MessageBody, files: UploadedFile[]): Problem[] => [
  ...(isEmpty(body, files) ? [broken([], 'Cannot send an empty message')] : []),
  ...messageRules(body, files),
  ...layoutRules(body, [
    ...files.map(({ name }) => name),
    ...(body.attachments ?? []).map(({ filename = '' }) => filename),
  ]),
];

export const callbackRules = ({ type, data = {} }: CallbackBody, files: UploadedFile[]): Problem[] => {
  const problems =
    type === 9
      ? modalRules((data.components as Component[]) ?? [])
      : type === 8
        ? valueRules(data.choices ?? [], ['choices'])
        : type === 4
          ? newMessageRules(data, files)
          : type === 7
            ? messageRules(data, files)
            : [];
  return problems.map((problem) => ({ ...problem, path: ['data', ...problem.path] }));
};

const modalRules = (components: Component[]): Problem[] => [
  ...(components.length < 1 || components.length > 5
    ? [broken(['components'], `a form has 1 to 5 components, not ${components.length}`)]
    : []),
  ...componentRules(components),
  ...flattenComponents(components).flatMap(
    ({ type, custom_id, disabled, required = true, min_values = 1 }) => [
      ...(disabled ? [broken(['components'], `${custom_id} is disabled, which is no use in a form`)] : []),
      ...(type === componentType.stringSelect && required && min_values === 0
        ? [broken(['components'], `${custom_id} is required, so at least one value must be chosen`)]
        : []),
    ],
  ),
];

export function messageRules(body: MessageBody, files: UploadedFile[]): Problem[] {
  const { content, embeds, components, attachments } = body;
  const problems: Problem[] = [];
  // The schema allows 4,000: paying people may write that much, bots may not.
  if ((content?.length ?? 0) > 2_000) problems.push(broken(['content'], 'at most 2000 characters'));
  const total = (embeds ?? []).reduce((sum, embed) => sum + textLength(embed), 0);
  if (total > 6_000)
    problems.push(broken(['embeds'], `embeds hold ${total} characters, at most 6000 are allowed`));
  const names = [
    ...files.map(({ name }) => name),
    ...(attachments ?? []).map(({ filename }) => filename ?? ''),
  ];
  for (const [index, embed] of (embeds ?? []).entries())
    problems.push(...embedRules(embed, ['embeds', index], names));
  for (const [index, { id }] of (attachments ?? []).entries())
    if (/^\d{1,2}$/.test(String(id)) && !files.some((file) => file.index === String(id)))
      problems.push(broken(['attachments', index], `there is no part files[${id}]`));
  if (files.length > 10) problems.push(broken(['files'], 'at most 10 files'));
  return [...problems, ...componentRules((components as Component[]) ?? [])];
}

const isEmpty = (body: MessageBody, files: UploadedFile[]) =>
  !body.content &&
  !body.embeds?.length &&
  !body.components?.length &&
  files.length === 0 &&
  !('poll' in body);

const textLength = ({ title, description, footer, author, fields }: APIEmbed) =>
  [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ].join('').length;

function embedRules(embed: APIEmbed, path: PropertyKey[], fileNames: string[]): Problem[] {
  const { title, description, fields, image, thumbnail, author, footer } = embed;
  const problems: Problem[] = [];
  if (![title?.trim(), description?.trim(), fields?.length, image, thumbnail, author, footer].some(Boolean))
    problems.push(broken(path, 'an embed needs a text or a picture'));
  (fields ?? []).forEach(({ name, value }, index) => {
    if (!name.trim() || !value.trim())
      problems.push(broken([...path, 'fields', index], 'a field needs name and value'));
  });
  for (const url of [image?.url, thumbnail?.url, author?.icon_url, footer?.icon_url])
    if (url?.startsWith('attachment://') && !fileNames.includes(url.slice('attachment://'.length)))
      problems.push(broken(path, `there is no file for ${url}`));
  return problems;
}

function componentRules(components: Component[]): Problem[] {
  const all = flattenComponents(components);
  const problems: Problem[] = components.flatMap(({ type, components: inner = [] }) =>
    type === componentType.row &&
    inner.some((field) => field.type === componentType.textInput && !field.label)
      ? [broken(['components'], 'a text input in a row needs a label')]
      : [],
  );
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) < index)))
    problems.push(broken(['components'], `two components have the custom id ${id}`));
  for (const component of all) problems.push(...controlRules(component));
  return problems;
}

function controlRules({
  type,
  style,
  url,
  custom_id,
  options = [],
  components = [],
  label,
  emoji,
  value,
  ...counts
}: Component): Problem[] {
  const at = ['components'];
  if (type === componentType.button) {
    const wrong = style === 5 ? !url || custom_id : style !== 6 && (!custom_id || url);
    return [
      ...(wrong ? [broken(at, 'a link button needs an address, any other a custom id')] : []),
      ...(style !== 6 && !label?.trim() && !emoji ? [broken(at, 'a button needs a label or an emoji')] : []),
    ];
  }
  if (type === componentType.textInput && value !== undefined) {
    const { min_length = 0, max_length = 4_000 } = counts;
    return value.length < min_length || value.length > max_length
      ? [broken(at, `the value of ${custom_id} does not fit its lengths`)]
      : [];
  }
  if (type === componentType.stringSelect) {
    const { min_values = 1, max_values = 1 } = counts;
    const values = options.map(({ value }) => value);
    const twice = new Set(values).size < values.length;
    const fits = min_values <= max_values && max_values <= values.length;
    return [
      ...(twice ? [broken(at, `two options of ${custom_id} have the same value`)] : []),
      ...(fits ? [] : [broken(at, `min_values and max_values of ${custom_id} do not fit its options`)]),
    ];
  }
  if (
    type === componentType.row &&
    components.length > 1 &&
    components.some((one) => one.type !== componentType.button)
  )
    return [broken(at, 'a select menu or text input fills its row')];
  return [];
}
