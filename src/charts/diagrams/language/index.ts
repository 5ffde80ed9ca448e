/** Pictures of the lessons about language: attention, language models, translation, words and the newer recurrence. */
import { attention } from './attention.ts';
import { attentionCost } from './attention-cost.ts';
import { beamSearch } from './beam-search.ts';
import { bleuDiagram } from './bleu.ts';
import { characterRnn } from './character-rnn.ts';
import { embeddingTable } from './embedding-table.ts';
import { fixedState } from './fixed-state.ts';
import { attentionHeads } from './heads.ts';
import { minGru } from './min-gru.ts';
import { nGrams } from './n-grams.ts';
import { newton } from './newton.ts';
import { nextCharacter } from './next-character.ts';
import { parallelScan } from './parallel-scan.ts';
import { perplexity } from './perplexity.ts';
import { positionsDiagram } from './positions.ts';
import { selfAttentionDiagram } from './self-attention.ts';
import { seq2seqDiagram } from './seq2seq.ts';
import { subwordsDiagram } from './subwords.ts';
import { teacherForcing } from './teacher-forcing.ts';
import { temperature } from './temperature.ts';
import { transformerBlock } from './transformer-block.ts';
import { wordMap } from './word-map.ts';
import { word2vecDiagram } from './word2vec.ts';

export const languageDiagrams = {
  attention,
  'self-attention': selfAttentionDiagram,
  heads: attentionHeads,
  positions: positionsDiagram,
  'transformer-block': transformerBlock,
  'attention-cost': attentionCost,
  'next-character': nextCharacter,
  perplexity,
  'n-grams': nGrams,
  temperature,
  'character-rnn': characterRnn,
  seq2seq: seq2seqDiagram,
  'teacher-forcing': teacherForcing,
  'beam-search': beamSearch,
  bleu: bleuDiagram,
  'word-map': wordMap,
  'embedding-table': embeddingTable,
  word2vec: word2vecDiagram,
  subwords: subwordsDiagram,
  'fixed-state': fixedState,
  'parallel-scan': parallelScan,
  'min-gru': minGru,
  newton,
} as const;
