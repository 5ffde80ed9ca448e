/** Ordinary English words that mean the same to somebody who asks; the first of each line stands for all. */
const groups = `
slow slower slowest slowly slowness
fast faster fastest quick quicker quickest quickly speed speedy
large larger largest big bigger biggest huge size high higher highest
small smaller smallest tiny little
long longer longest length lengthy
short shorter shortest brief
image images picture pictures photo photos photograph
remember remembers remembering remembered memory memories
simple simpler simplest easy easier
forget forgets forgetting forgot forgotten
begin begins beginning began start starts starting started early earliest
guess guesses guessing guessed
predict predicts predicting prediction predictions forecast forecasts forecasting
translate translates translated translating translation
fix fixes fixed cure remedy remedies prevent prevents preventing avoid avoids avoiding solve solves
choose chooses choosing chose pick picks picking select finding
luck lucky chance dice
ignore ignores ignoring ignored neglect
rise rises rising raise increase increases increasing
fall falls falling drop drops decrease decreases decreasing lower
parallel parallelise parallelised parallelize parallelized parallelisation parallelization parallelism parallelisable
`;

export const everyday: ReadonlyMap<string, string> = new Map(
  groups
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.split(' ');
      return others.map((word): [string, string] => [word, first]);
    }),
);
