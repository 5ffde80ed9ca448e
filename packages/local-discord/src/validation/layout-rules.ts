/** The two kinds of messages: text with embeds and rows of controls, or components alone (`IS_COMPONENTS_V2`). */
import { type Component, componentType, flattenComponents } from '../components.ts';
import { hasComponentsV2 } from '../message-flags.ts';
import { broken, type Problem } from './problems.ts';

/** What of a message decides about its kind. */
export interface MessageLayout {
  content?: string | null | undefined;
  embeds?: readonly unknown[] | null | undefined;
  poll?: unknown;
  sticker_ids?: readonly unknown[] | null | undefined;
  components?: readonly object[] | null | undefined;
  flags?: number | null | undefined;
}

const mostComponents = 40;
const mostCharacters = 4_000;
const attachment = 'attachment://';

/** @param files the names of the files that the message has */
export function layoutRules(message: MessageLayout, files: string[]): Problem[] {
  const components = (message.components ?? []) as Component[];
  if (!hasComponentsV2(message.flags)) {
    const foreign = components.findIndex(({ type }) => type !== componentType.row);
    return [
      ...(components.length > 5 ? [broken(['components'], 'at most 5 rows')] : []),
      ...(foreign >= 0
        ? [
            broken(
              ['components', foreign, 'type'],
              'without the flag IS_COMPONENTS_V2 a message has rows only',
            ),
          ]
        : []),
    ];
  }
  const all = flattenComponents(components);
  const characters = all.reduce(
    (sum, { type, content }) => sum + (type === componentType.text ? (content?.length ?? 0) : 0),
    0,
  );
  return [
    ...legacyFields(message),
    ...(components.length === 0 ? [broken(['components'], 'Cannot send an empty message')] : []),
    ...(all.length > mostComponents
      ? [broken(['components'], `a message has at most ${mostComponents} components, not ${all.length}`)]
      : []),
    ...(characters > mostCharacters
      ? [
          broken(
            ['components'],
            `all texts hold ${characters} characters, at most ${mostCharacters} are allowed`,
          ),
        ]
      : []),
    ...all.flatMap((component) => mediaRules(component, files)),
  ];
}

function legacyFields({ content, embeds, poll, sticker_ids }: MessageLayout): Problem[] {
  const given = { content, embeds: embeds?.length, poll, sticker_ids: sticker_ids?.length };
  return Object.entries(given)
    .filter(([, value]) => Boolean(value))
    .map(([field]) => ({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
}

function mediaRules({ type, media, file, items = [] }: Component, files: string[]): Problem[] {
  const shown = [media?.url, file?.url, ...items.map((item) => item.media.url)].filter(
    (url) => url !== undefined,
  );
  const missing = shown.filter(
    (url) => url.startsWith(attachment) && !files.includes(url.slice(attachment.length)),
  );
  return [
    ...missing.map((url) => broken(['components'], `there is no file for ${url}`)),
    ...(type === componentType.file && !file?.url.startsWith(attachment) && !file?.id
      ? [broken(['components'], 'a file component shows an uploaded file: attachment://name')]
      : []),
  ];
}

/** @param before the message that `change` edits */
export function editRules(before: MessageLayout, change: MessageLayout, files: string[]): Problem[] {
  const wasV2 = hasComponentsV2(before.flags);
  if (wasV2 && change.flags != null && !hasComponentsV2(change.flags))
    return [broken(['flags'], 'IS_COMPONENTS_V2 cannot be taken back')];
  const isV2 = wasV2 || hasComponentsV2(change.flags);
  // What the edit leaves as it is counts as well: an old message becomes one of components only without its old fields.
  const after = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const flags = { flags: isV2 ? (change.flags ?? before.flags ?? 0) : 0 };
  return layoutRules({ ...before, ...after, ...flags }, files);
}
