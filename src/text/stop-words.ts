/** English words that do not say what a text is about; without accents and apostrophes. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about actually after again all along also always am an and any anybody anyone anything are as at be because been
  before beside between both but by can could d did didnt do does doesnt dont down during each even ever explain far
  few for from get getting give got guys had has have he hello help her here hey hi him himself his how i if im in
  into is isnt it its ive just know less let lets like ll m make makes many may maybe me mean means more most much
  must my never no none not now of off often ok okay on one only or other our out over own per please question quite
  rather re really s said same say see she should so some somebody someone something sorry still such t tell than
  thank thanks that thats the their them then there these they this those through thx to too under understand up us
  use used ve very want was we well were what whats when where which while who why will with without wonder
  wondering would yes you your`.split(/\s+/),
);
