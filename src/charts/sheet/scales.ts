/** The colours of heat maps. On each scale a higher level is brighter, so that none needs colour to be read. */
import type { MapScale } from '../../types/sheet.ts';
import { mixed } from '../colours.ts';
import { palette } from '../theme.ts';

const [lowest, zero, highest] = ['#0b2470', '#70757f', '#ffe48f'];
const warm = '#ff9d2e';
/** How much of the grey picture is left where nothing is laid over it. */
const dimmed = 0.6;

/** @param level 0…255 @param below the grey of the picture under a `warm` one, 0…255 */
export function levelColour(scale: MapScale, level: number, below = 0): string {
  const share = level / 255;
  if (scale === 'light') return mixed(palette.black, palette.white, share);
  if (scale === 'warm')
    return mixed(mixed(palette.black, palette.white, (dimmed * below) / 255), warm, share);
  return share < 0.5 ? mixed(lowest, zero, 2 * share) : mixed(zero, highest, 2 * share - 1);
}
