/** Greetings and thanks, which ask nothing. */

/** What needs a kind word and no answer. */
export type Courtesy = 'greeting' | 'thanks';

const courtesies: Record<Courtesy, RegExp> = {
  greeting:
    /^\W*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|help|start)(?: (?:there|bot|you|unrolled))?\W*$/i,
  thanks:
    /^\W*(?:thanks?(?: you)?|thx|ty|cheers|great|perfect|ok(?:ay)?|got it|i see)(?:,? (?:a lot|so much|very much|thanks?(?: you)?|bot|unrolled))*\W*$/i,
};

/** Whether a text is a greeting or thanks and asks nothing. */
export const courtesyIn = (text: string): Courtesy | undefined =>
  (['greeting', 'thanks'] as const).find((each) => courtesies[each].test(text));
