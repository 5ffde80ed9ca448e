/** Before all tests: parses the lessons once. Test files that begin together would each do it. */
import { loadLessons } from './lessons.ts';

export default async function parseLessons(): Promise<void> {
  const library = await loadLessons();
  library.close();
}
