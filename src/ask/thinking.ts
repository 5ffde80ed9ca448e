/** Removes the thinking that models write before their answer. */

const names = 'think|thinking|thoughts?|reasoning|reason|reflection|analysis|scratchpad|inner_?monologue';

/**
 * Marks of many models: <think>, <thinking>, <seed:think>, [THINK], ◁think▷, <|begin_of_thought|>, <|START_THINKING|>,
 * the channels of gpt-oss and Gemma, and the sentences of Granite. Group 1 is a beginning, group 2 an end.
 */
const marks = new RegExp(
  [
    `(<(?:\\w+:)?(?:${names})(?:\\s[^<>]{0,200})?>|\\[THINK\\]|◁think▷|<\\|begin_of_thought\\|>|<\\|START_THINKING\\|>|<\\|channel\\|?>\\s*(?:analysis|commentary|thought)\\b[^<\\n]{0,80}(?:<\\|message\\|>)?|^\\s*Here(?: is|'s|’s) my thought process:)`,
    `(</(?:\\w+:)?(?:${names})>|\\[/THINK\\]|◁/think▷|<\\|end_of_thought\\|>|<\\|END_THINKING\\|>|<\\|end\\|>|<channel\\|>|<\\|channel\\|>\\s*final\\b[^<\\n]{0,80}<\\|message\\|>|Here(?: is|'s|’s) my response:)`,
  ].join('|'),
  'gi',
);
/** Marks around an answer. */
const frame =
  /<\|start\|>\s*\w{0,20}|<\|(?:return|end|message|im_end|eot_id)\|>|<\|(?:begin|end)_of_solution\|>|<\|(?:START|END)_RESPONSE\|>|<\/?(?:answer|response|output)>/gi;
/** gpt-oss behind a server that removes the marks but keeps their names. */
const bareChannels = /^\s*analysis(?=\S)[\s\S]*?assistantfinal/;
const bareBeginning = /^\s*analysis(?=[A-Z])/;

export interface ModelOutput {
  text: string;
  hasThought: boolean;
}

/** The answer of a model without its thinking, which may be nested, unclosed or without an opening mark. */
export function withoutThinking(output: string): ModelOutput {
  const bare = bareChannels.exec(output);
  const isBare = !bare && bareBeginning.test(output);
  const rest = bare ? output.slice(bare[0].length) : isBare ? '' : output;
  let [text, depth, from] = ['', 0, 0];
  let hasThought = bare !== null || isBare;
  for (const mark of rest.matchAll(marks)) {
    if (depth === 0) text += rest.slice(from, mark.index);
    from = mark.index + mark[0].length;
    if (mark[1] !== undefined) depth++;
    // This mark also ends an answer.
    else if (depth === 0 && /^<\|end\|>$/.test(mark[0])) continue;
    else if (depth === 0) text = '';
    else depth = /final/i.test(mark[0]) ? 0 : depth - 1;
    hasThought = true;
  }
  if (depth === 0) text += rest.slice(from);
  return { text: hasThought ? text.replace(frame, '').trimStart() : text, hasThought };
}
