/** Recognises the columns of tables by common names in many languages. */
import { type Column, columns } from './row.ts';

/** `option`: one of several answers, right or wrong; `wrong` may come several times. `ignored`: known, and of no use. */
export type ColumnMeaning = Column | 'option' | 'ignored';

const names: Record<Exclude<ColumnMeaning, 'answer remarks' | 'wrong remarks'>, string> = {
  question:
    'question,question text,front,prompt,term,text,word,q,frage,fragetext,vorderseite,begriff,pregunta,anverso,término,termino,recto,terme,domanda,fronte,termine,pergunta,frente,vraag,voorkant,вопрос,лицевая сторона,термин,问题,正面,词语,術語,質問,表,表面,用語,질문,앞면,soru,ön yüz,سؤال,שאלה,pytanie,przód',
  answer:
    'answer,answer text,back,definition,meaning,a,correct,solution text,correct answer,right answer,right,solution,antwort,rückseite,definition,lösung,richtig,richtige antwort,respuesta,respuesta correcta,reverso,definición,réponse,bonne réponse,verso,définition,risposta,retro,definizione,resposta,definição,antwoord,achterkant,ответ,правильный ответ,обратная сторона,определение,答案,背面,定义,定義,答え,回答,解答,裏,裏面,답,뒷면,정의,cevap,arka yüz,جواب,إجابة,תשובה,odpowiedź,tył',
  wrong:
    'wrong,wrong answer,wrong answers,incorrect,incorrect answer,incorrect answers,distractor,distractors,false answer,falsch,falsche antwort,falsche antworten,falsche,distraktor,distraktoren,bad answer,other answer,incorrecta,respuesta incorrecta,mauvaise réponse,faux,sbagliata,risposta errata,resposta errada,fout,неправильный ответ,неверный ответ,错误答案,誤答,오답',
  option:
    'option,choice,auswahl,antwortmöglichkeit,opción,choix,opzione,opção,вариант,вариант ответа,选项,選択肢,선택지',
  explanation:
    'explanation,extra,back extra,note,notes,comment,feedback,why,rationale,erklärung,erläuterung,begründung,hinweise,anmerkung,kommentar,zusatz,explicación,explication,spiegazione,explicação,uitleg,объяснение,пояснение,解释,解説,설명',
  hint: 'hint,clue,tip,hinweis,tipp,pista,indice,suggerimento,dica,подсказка,提示,ヒント,힌트',
  level: 'level,niveau,nivel',
  tolerance: 'tolerance,toleranz,tolerancia,tolérance,tolleranza',
  unit: 'unit,einheit,unidad,unité,unità,unidade,единица',
  kind: 'kind,type,question type,art,typ,fragetyp',
  topic: 'topic,subject,lesson,thema,tema,sujet,argomento,тема,主题,トピック',
  tags: 'tags,tag,keywords,labels,schlagwörter,schlagworte,etiquetas,étiquettes,etichette,теги,метки,标签,タグ,태그',
  ignored:
    'id,guid,number,no,nr,#,note type,notetype,card type,deck,deck name,timestamp,zeitstempel,date,time limit,time,created,modified,notiztyp,stapel',
};

const meanings = new Map<string, ColumnMeaning>([
  ...Object.entries(names).flatMap(([meaning, all]) =>
    all.split(',').map((name) => [name, meaning as ColumnMeaning] as const),
  ),
  ...columns.map((name) => [name, name] as const),
]);

/** The meaning of a column name; undefined where it is unknown. */
function meaningOf(name: string): ColumnMeaning | undefined {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ')
    .replace(/[^\p{L}\p{N}\p{M} #]+/gu, '')
    .trim()
    .slice(0, 60);
  const found = meanings.get(key);
  if (found) return found;
  // “Wrong 1”, “wrong2”, “Option A”.
  const several = meanings.get(key.replace(/(?: ?\d{1,2}| [a-h])$/, ''));
  if (several === 'wrong' || several === 'option') return several;
  return several === 'answer' ? 'option' : undefined;
}

export interface ColumnLayout {
  /** By position; undefined where the column has no use. */
  meanings: (ColumnMeaning | undefined)[];
  /** The first row names the columns. */
  hasHeader: boolean;
  /** Unknown columns and their positions. */
  unknown: { name: string; at: number }[];
  /** Columns with an unknown name, and their guessed meaning. */
  guessed?: { name: string; meaning: ColumnMeaning }[];
}

/** The meaning of unnamed columns, by position. */
export const usualOrder: readonly ColumnMeaning[] = ['question', 'answer', 'explanation'];

/** @param first the cells of the first row */
export function columnLayout(first: readonly string[]): ColumnLayout {
  const found = first.map(meaningOf);
  // A single numbered answer is the answer.
  if (!found.includes('answer') && found.filter((meaning) => meaning === 'option').length === 1)
    found[found.indexOf('option')] = 'answer';
  const known = new Set(found);
  if (!known.has('question') || !(known.has('answer') || known.has('option')))
    return { meanings: [...usualOrder], hasHeader: false, unknown: [] };
  return { hasHeader: true, ...settled(first, found) };
}

/**
 * The layout of a table whose column names come from its settings.
 * @param taken columns of metadata
 */
export function namedLayout(all: readonly string[], taken: ReadonlySet<number>): ColumnLayout {
  const found = all.map((name, at) => (taken.has(at) ? 'ignored' : meaningOf(name)));
  const guessed: ColumnLayout['guessed'] = [];
  // In a custom note type the first field is the front, the second the back.
  for (const wanted of ['question', 'answer'] as const)
    if (!found.includes(wanted)) {
      const free = found.indexOf(undefined);
      if (free < 0) continue;
      found[free] = wanted;
      guessed.push({ name: (all[free] ?? '').trim(), meaning: wanted });
    }
  return { hasHeader: false, guessed, ...settled(all, found) };
}

const mayRepeat = new Set<ColumnMeaning | undefined>(['wrong', 'option', 'ignored']);

/** The first of several columns with one meaning counts. */
function settled(
  all: readonly string[],
  found: readonly (ColumnMeaning | undefined)[],
): Pick<ColumnLayout, 'meanings' | 'unknown'> {
  const meanings = found.map((meaning, at) =>
    mayRepeat.has(meaning) || found.indexOf(meaning) === at ? meaning : undefined,
  );
  const unknown = all.flatMap((name, at) => (meanings[at] ? [] : [{ name: name.trim(), at }]));
  return { meanings, unknown };
}
