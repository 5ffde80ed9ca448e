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
mistake mistakes mistaken wrong confuse confuses confused confusing mix mixes mixed misclassified misclassify
twice double doubled doubling doubles
watch watches watching monitor monitors monitoring observe
suit suits suited suitable fit fits fitting appropriate
mislead misleading misleads deceive deceives deceptive
example examples sample samples instance instances case cases
few fewer fewest less
keep keeps keeping kept retain retains retaining preserve preserves hold holds holding held
store stores stored storing save saves saved saving
sound sounds audio voice
sentence sentences phrase phrases
hard harder hardest difficult difficulty tough tricky
same equal equals identical equally
hurt hurts harm harms harmful damage damages
need needs require requires required
fade fades fading faded decay decays decaying weaken weakens
happen happens happened
replace replaces replaced replacing
device devices phone phones microcontroller microcontrollers gadget gadgets embedded
live stream streams streaming realtime online
finish finished finishing end ends ended ending
use uses using used usage
weather temperature temperatures
mail mails email emails message messages
word words
look looks looking see sees seeing
detect detects detecting detection recognise recognises recognising recognition identify identifies spot spotting
arrange arrangement arrangements arranged
count counts counting counted counter
combine combines combined combining join joins joined joining together combination
differ differs different difference differences
kill kills killed die dies dying dead
flat constant unchanged
raw original
separate separates separated separating apart
explode explodes exploding exploded explosion blow blows
vanish vanishes vanishing vanished disappear disappears
average mean averages averaged
spread spreads variance variation variations
test tests testing tested exam exams
own itself
cheap cheaper cheapest cost costs price
energy power battery electricity
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
