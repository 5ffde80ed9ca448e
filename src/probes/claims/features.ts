/** Convolution extracts spatial features, and pooling reduces dimensions. */
import { shiftMapsChart } from '../../charts/inside/shift-maps.ts';
import { measuredCurvesChart } from '../../charts/measured-curves.ts';
import { count, wholePercent } from '../../text/format.ts';
import type { Measurement } from '../../types/probe.ts';
import { acrossSeeds, medianOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';

/** Rounding alone keeps two equal maps so far apart at most. */
const rounding = 1e-5;
/** From here on, a map does not move with the digit. */
const different = 0.3;

const numberOf = ({ numbers }: Measurement, name: string) => numbers[name] ?? Number.NaN;
export const featuresClaim: ClaimSpec = {
  claim: 'features',
  version: 1,
  title: 'Convolution extracts spatial features; pooling reduces dimensions',
  shortTitle: 'feature maps',
  isTimed: false,
  seeds: 5,
  seconds: 6,
  topic: 'shift-equivariance',
  method:
    'A CNN with 8 and 16 filters and a fully connected network learn from 1,350 handwritten digits, three times each. Then 50 other digits are moved to the right by 1 to 4 pixels. The maps of the moved digit are compared with the moved maps of the digit: 0% means that they are equal. Columns that came in at the left are left out. The fully connected layer has one unit for each place of a map.',
  wouldChange:
    'At the edge of a picture something is cut off, and nothing is exact there. Pooling with larger squares reduces more, and loses more of the place. A fully connected layer could learn to follow a digit only from many moved examples.',
  judge(measurements) {
    const of = (name: string) => medianOf(measurements, name);
    const verdict = acrossSeeds(
      measurements,
      (one) => {
        const isFollowed = [1, 2, 3, 4].every(
          (by) => numberOf(one, `convolution moved by ${by}`) <= rounding,
        );
        const isReduced = numberOf(one, 'pool1 numbers') <= numberOf(one, 'conv1 numbers') / 4;
        const isSpatial = numberOf(one, 'fully connected moved by 1') >= different;
        return isFollowed && isReduced ? (isSpatial ? 'holds' : 'conditional') : 'fails';
      },
      (kind) =>
        kind === 'fails'
          ? `The maps of the convolution did not move exactly with the digit (${wholePercent(of('convolution moved by 1'))} apart), or pooling did not leave a quarter of their numbers.`
          : `When a digit moves by one pixel, what the filters find moves along exactly. The fully connected layer's output is then ${wholePercent(of('fully connected moved by 1'))} away from that${kind === 'conditional' ? ', which is not much' : ''}. Pooling leaves ${count(of('pool1 numbers'))} of ${count(of('conv1 numbers'))} numbers, but follows exactly only moves by an even number of pixels: by one pixel it is ${wholePercent(of('pooling moved by 1'))} away.`,
    );
    return {
      ...verdict,
      threshold: `It holds if the convolution's maps follow every move except for rounding (0.001%), pooling leaves at most a quarter of the numbers, and the fully connected layer is at least ${wholePercent(different)} away.`,
    };
  },
  charts: (measurements) => {
    const of = (name: string) => medianOf(measurements, name);
    const shapes = `The first maps have ${of('conv1 side')} × ${of('conv1 side')} places, pooled ${of('pool1 side')} × ${of('pool1 side')}; the second ${of('conv2 side')} × ${of('conv2 side')}, pooled ${of('pool2 side')} × ${of('pool2 side')}.`;
    return [
      measuredCurvesChart(
        {
          name: 'features-shift',
          title: 'Do the feature maps move with the digit?',
          panel: 'shift',
          x: { title: 'pixels by which the digit is moved', ticks: [0, 1, 2, 3, 4], format: 'd' },
          y: { title: 'how far apart the maps are', format: '.0%' },
          alt: `How far the maps of a moved digit are from the moved maps. By one pixel: convolution ${wholePercent(of('convolution moved by 1'))}, pooling ${wholePercent(of('pooling moved by 1'))}, fully connected ${wholePercent(of('fully connected moved by 1'))}. By two pixels: convolution ${wholePercent(of('convolution moved by 2'))}, pooling ${wholePercent(of('pooling moved by 2'))}, fully connected ${wholePercent(of('fully connected moved by 2'))}. ${shapes}`,
        },
        measurements,
      ),
      shiftMapsChart(
        measurements[0]?.maps ?? [],
        `A handwritten digit, three learned filters of 3 × 3, what they find in it, the same after pooling, and what they find when the digit is moved by four pixels: the same, four pixels further right. ${shapes}`,
      ),
    ];
  },
};
