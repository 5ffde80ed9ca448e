/** Component trees: what Discord fills in, and finding a control in a message. */
import type { APIMessage } from 'discord-api-types/v10';

/** A component of any kind, with the fields that matter here. */
export interface Component {
  type: number;
  id?: number;
  custom_id?: string;
  label?: string;
  emoji?: object;
  style?: number;
  url?: string;
  disabled?: boolean;
  required?: boolean;
  min_values?: number;
  max_values?: number;
  min_length?: number;
  max_length?: number;
  value?: string;
  options?: { label: string; value: string; default?: boolean }[];
  components?: Component[];
  component?: Component;
  accessory?: Component;
  content?: string;
  media?: Media;
  file?: Media;
  items?: { media: Media; description?: string | null; spoiler?: boolean }[];
  description?: string | null;
  name?: string | null;
  size?: number | null;
  spoiler?: boolean;
  accent_color?: number | null;
  divider?: boolean;
  spacing?: number;
}

/** A picture or file that a component shows. */
export interface Media {
  url: string;
  id?: string;
  proxy_url?: string;
  attachment_id?: string;
  width?: number;
  height?: number;
  content_type?: string;
}

export type MessageComponents = NonNullable<APIMessage['components']>;

export const componentType = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
};

const isSelect = ({ type }: Component) => type === componentType.stringSelect || (type >= 5 && type <= 8);

/** Every component gets a number, selects their default counts, as in Discord's answers. */
export function completeComponents(components: MessageComponents): MessageComponents {
  let last = 0;
  const complete = (component: Component): Component => ({
    ...component,
    id: component.id || ++last,
    ...(isSelect(component) && {
      min_values: component.min_values ?? 1,
      max_values: component.max_values ?? 1,
    }),
    ...(component.components && { components: component.components.map(complete) }),
    ...(component.component && { component: complete(component.component) }),
    ...(component.accessory && { accessory: complete(component.accessory) }),
  });
  return (components as Component[]).map(complete) as MessageComponents;
}

/** All components below `components`, rows included, in reading order. */
export function flattenComponents(components: Component[] = []): Component[] {
  return components.flatMap((component) => [
    component,
    ...flattenComponents(component.components),
    ...flattenComponents(component.component && [component.component]),
    ...flattenComponents(component.accessory && [component.accessory]),
  ]);
}
