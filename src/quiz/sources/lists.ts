/** Questions from lists whose points have names (“- **Name:** what it is”): which point is described. */
import { type Level, type Library, levels, type Topic } from '../../documents/types.ts';
import { single } from '../choices.ts';
import { factOf } from '../fact.ts';
import { draw } from '../random.ts';
import type { Fact } from '../types.ts';
import { isNear, mask, touches } from '../wording.ts';

interface Point {
  name: string;
  text: string;
}

const point = /^(?:-|\d+\.) (\*\*?)([^*]+?)[:.]?\1[:.]? (?=\S)(.+)$/;
const fewest = 3;
const wrongOptions = 4;
/** Letters: with fewer a point says too little to be told by, with more it is a text to study. */
const [shortest, longest] = [20, 260];
/** Words beyond which a name is a sentence. */
const longestName = 9;

export function listFacts(library: Library): Fact[] {
  return [...library.topics.values()].flatMap((topic) =>
    topic.kind === 'term'
      ? []
      : levels.flatMap((level) =>
          listsIn(topic.text[level] ?? '').flatMap((list) => factsOf(topic, level, list)),
        ),
  );
}

interface List {
  /** The line that introduces it; empty where none does. */
  lead: string;
  points: Point[];
}

/** Lists of which every point has a name. */
function listsIn(text: string): List[] {
  const lists: List[] = [{ lead: '', points: [] }];
  for (const line of text.split('\n')) {
    const [, , name, said] = point.exec(line) ?? [];
    if (name !== undefined && said !== undefined)
      lists.at(-1)?.points.push({ name, text: said.replace(/[;,]$/, '.') });
    else if (line.trim() !== '' || lists.at(-1)?.points.length !== 0)
      lists.push({ lead: introduction(line), points: [] });
  }
  return lists.filter(({ points }) => points.length >= fewest);
}

/** A heading, or a sentence that ends in a colon. */
function introduction(line: string): string {
  const [, said = ''] = /(?:^|[.!?] )([^.!?]+?):?\**$/.exec(line.trim()) ?? [];
  const introduces = /:\**$/.test(line) || /^(\*\*[^*]+\*\*|#+ .+)$/.test(line.trim());
  return introduces ? said.replaceAll(/[*#]/g, '').trim() : '';
}

function factsOf(topic: Topic, level: Level, { lead, points }: List): Fact[] {
  return points.flatMap((asked): Fact[] => {
    const text = mask(asked.text, [asked.name]).replaceAll('*', '');
    const others = points.filter(
      (other) =>
        other !== asked &&
        !isNear(other.text, asked.text) &&
        !touches(other.name, asked.name) &&
        !touches(other.name, asked.text),
    );
    if (others.length < 2 || !standsAlone(asked) || touches(topic.title, asked.name)) return [];
    // An introduction that names the point, or describes it, would give it away.
    const tells = touches(lead, asked.name);
    const fact = `list:${topic.id}:${asked.name}`;
    const shared = {
      prompt: `**${lead && !tells ? `${topic.title}: ${lead}` : topic.title}** – which point is described?\n> ${text.charAt(0).toUpperCase()}${text.slice(1)}`,
      explanation: `**${asked.name}** – ${asked.text}`,
    };
    return [
      factOf({ fact, source: 'list', topic: topic.id, level }, (random) => ({
        ...shared,
        ...single(
          random,
          { text: asked.name },
          draw(random, others, wrongOptions, () => 1).map(({ name, text: said }) => ({
            text: name,
            remark: said,
          })),
        ),
      })),
    ];
  });
}

/** A point that begins with brackets, “and” or “see” leans on its name or on another place. */
const standsAlone = ({ name, text }: Point): boolean =>
  text.length >= shortest &&
  text.length <= longest &&
  name.split(' ').length <= longestName &&
  !/^(\(|and |see )/i.test(text);
