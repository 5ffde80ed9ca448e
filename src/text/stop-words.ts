/** English words that say nothing about the subject of a text, without accents and apostrophes. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Articles, pronouns, prepositions, conjunctions and auxiliary verbs. */
export const functionWords = set(
  `a about all along also an and any are as at be been beside both but by can each far few for from had
  has have how if in into is it its less many may more most much must no none not of off often on one only or
  other out over own per same so some still such than that the their them then there these they this those to up
  very was what when where which while who why will with without`,
);

/** Function words, and the words of greetings, requests and doubts that learners put around a question. */
export const stopWords: ReadonlySet<string> = functionWords.union(
  set(
    `actually after again always am anybody anyone anything because before between could d did didnt do does doesnt
    dont down during even ever explain get getting give got guys he hello help her here hey hi him himself his i
    im isnt ive just know let lets like ll m make makes maybe me mean means my never now ok okay our please
    question quite rather re really s said say see she should somebody someone something sorry t tell thank thanks
    thats through thx too under understand us use used ve want we well were whats wonder wondering would yes you
    your`,
  ),
);
