/** Thinking is never shown, in any model's marks. */
import { describe, expect, it } from 'vitest';
import { withoutThinking } from '../../src/ask/thinking.ts';

describe('thoughts', () => {
  it.each([
    ['closed', '<think>Is it A? I should say [1].</think>It is B [1].'],
    ['with a space and a line', '<think>\nIs it A [1]?\n</think>\n\nIt is B [1].'],
    ['in capitals, with an attribute', '<THINK effort="high">Is it A [1]?</THINK>It is B [1].'],
    ['twice', '<think>A?</think><think>B?</think>It is B [1].'],
    ['one in another', '<think>A? <think>B?</think> C? </think>It is B [1].'],
    ['begun without a mark', 'It is A [1]. No, wait.\n</think>\nIt is B [1].'],
    ['<thinking>', '<thinking>A?</thinking>It is B [1].'],
    ['<thought>', '<thought>A?</thought>It is B [1].'],
    ['<reasoning>', '<reasoning>A?</reasoning>It is B [1].'],
    ['<seed:think>', '<seed:think>A?</seed:think>It is B [1].'],
    ['[THINK]', '[THINK]A?[/THINK]It is B [1].'],
    ['◁think▷', '◁think▷A?◁/think▷It is B [1].'],
    [
      '<|begin_of_thought|>',
      '<|begin_of_thought|>A?<|end_of_thought|><|begin_of_solution|>It is B [1].<|end_of_solution|>',
    ],
    [
      '<|START_THINKING|>',
      '<|START_THINKING|>A?<|END_THINKING|><|START_RESPONSE|>It is B [1].<|END_RESPONSE|>',
    ],
    [
      'gpt-oss',
      '<|channel|>analysis<|message|>A?<|end|><|start|>assistant<|channel|>final<|message|>It is B [1].<|return|>',
    ],
    ['gpt-oss, without its end', '<|channel|>analysis<|message|>A?<|channel|>final<|message|>It is B [1].'],
    ['gpt-oss, answer alone', '<|channel|>final<|message|>It is B [1].<|return|>'],
    ['gpt-oss, marks dropped', 'analysisWe need the gate.assistantfinalIt is B [1].'],
    ['Gemma', '<|channel>thought\nA?<channel|>It is B [1].'],
    ['Granite', 'Here is my thought process: A?\nHere is my response: It is B [1].'],
    ['with an answer in a frame', '<think>A?</think><answer>It is B [1].</answer>'],
  ])('%s are left out', (_, told) => {
    expect(withoutThinking(told).text.trim()).toBe('It is B [1].');
  });

  it.each([
    ['<think>It is A [1]. It is'],
    ['<think>It is A [1]. <think>No.</think> It is A [1].'],
    ['It is A [1].</think>'],
    ['<|channel|>analysis<|message|>It is A [1].'],
    ['analysisThe user wants A [1].'],
    ['[THINK]It is A [1].'],
  ])('%s say nothing', (told) => {
    expect(withoutThinking(told).text.trim()).toBe('');
  });

  it.each([
    'It is B [1]. Analysis of <b> and a < b.',
    '{"questions": [{"right": ["x [THIN"]}]}',
    'analysis of the gate',
  ])('are not seen in %j', (told) => expect(withoutThinking(told).text).toBe(told));
});
