/** How an element looks, by its attributes alone. Style sheets are not read. */
import type { Element } from 'hast';

/** Whether text is visible here, judged by the surrounding elements. */
export interface Contrast {
  isWhite: boolean;
  hasBackground: boolean;
}

export const defaultContrast: Contrast = { isWhite: false, hasBackground: false };

const white = /^(?:white|#fff(?:fff)?f{0,2}|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*[\d.]+\s*)?\))$/;

/** The declarations of the attribute `style`, in lower case. */
export function htmlStyleOf({ properties }: Element): Map<string, string> {
  const declarations = String(properties.style ?? '').toLowerCase();
  return new Map(
    declarations.split(';').map((each) => {
      const [name = '', ...value] = each.split(':');
      return [name.trim(), value.join(':').replace('!important', '').trim()];
    }),
  );
}

/** Whether the page hides an element. */
export function isHidden(element: Element): boolean {
  const { properties, tagName } = element;
  if (properties.hidden !== undefined && properties.hidden !== 'until-found') return true;
  if (tagName === 'dialog') return properties.open === undefined;
  const style = htmlStyleOf(element);
  return (
    style.get('display') === 'none' ||
    /^(?:hidden|collapse)$/.test(style.get('visibility') ?? '') ||
    isZero(style.get('opacity')) ||
    isZero(style.get('font-size')) ||
    ['left', 'top', 'text-indent'].some((name) => /^-\d{4}/.test(style.get(name) ?? ''))
  );
}

const isZero = (value: string | undefined): boolean => Number.parseFloat(value ?? '') === 0;

/** The contrast inside an element. @param around the contrast outside of it */
export function contrastOf(element: Element, around: Contrast): Contrast {
  const style = htmlStyleOf(element);
  const color = style.get('color') ?? (element.tagName === 'font' ? element.properties.color : undefined);
  const background = style.get('background-color') ?? style.get('background') ?? element.properties.bgColor;
  return {
    isWhite: color === undefined ? around.isWhite : white.test(String(color).trim().toLowerCase()),
    hasBackground:
      around.hasBackground ||
      element.properties.className !== undefined ||
      (background !== undefined && !white.test(String(background).trim().toLowerCase())),
  };
}

/** `super` or `sub`, by its element or by its style. */
export function scriptOf(element: Element): 'super' | 'sub' | undefined {
  if (element.tagName === 'sup') return 'super';
  if (element.tagName === 'sub') return 'sub';
  const align = htmlStyleOf(element).get('vertical-align');
  return align === 'super' || align === 'sub' ? align : undefined;
}
