/** How small a share is, in words. */
import { raised } from '../../text/scripts.ts';

/** 0.034 is `3%`, 0.0004 is `0.04%`, 0.000005 is `one part in 200,000`, less than a millionth a power of ten. */
export function shareLeft(share: number): string {
  if (!Number.isFinite(share)) return 'an unknown share';
  if (share >= 0.0001) return `${Number((100 * share).toPrecision(share < 0.1 ? 1 : 2))}%`;
  if (share <= 0) return 'nothing';
  const parts = Number((1 / share).toPrecision(1));
  if (parts <= 1e6) return `one part in ${parts.toLocaleString('en')}`;
  return `one part in 10${raised(String(Math.round(-Math.log10(share))))}`;
}
