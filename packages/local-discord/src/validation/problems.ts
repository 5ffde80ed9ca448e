/** What is wrong with a request, and Discord's way of saying it. */
import { locales, type ZodMiniType } from 'zod/mini';

export interface Problem {
  path: PropertyKey[];
  code: string;
  message: string;
}

/** A rule of the live service that its published schema does not express. */
export const broken = (path: PropertyKey[], message: string): Problem => ({
  path,
  code: 'LOCAL_RULE',
  message,
});

/** Without a language, zod says no more than "Invalid input". */
const english = locales.en().localeError;

type Issues = NonNullable<ReturnType<ZodMiniType['safeParse']>['error']>['issues'];

/** Checks a body against one of Discord's schemas. */
export function schemaProblems(schema: ZodMiniType, body: unknown): Problem[] {
  const parsed = schema.safeParse(body, { error: english });
  return parsed.success ? [] : flattenIssues(parsed.error.issues);
}

/** Where Discord takes more than its schema says: permissions as decimal strings, file numbers as numbers. */
export function loosen(value: unknown, key = '', inAttachments = false): unknown {
  if (Array.isArray(value)) return value.map((item) => loosen(item, '', key === 'attachments'));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, loosen(inner, name, inAttachments)]),
    );
  if (inAttachments && key === 'id' && typeof value === 'number') return String(value);
  return key === 'default_member_permissions' && /^\d+$/.test(String(value)) ? Number(value) : value;
}

/** Half a surrogate pair is no text that a JSON reader other than JavaScript's takes. */
export function halfCharacters(value: unknown, path: PropertyKey[] = []): Problem[] {
  if (typeof value === 'string')
    return value.isWellFormed() ? [] : [broken(path, 'a text holds half a character')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => halfCharacters(inner, [...path, key]));
}

/** Of a union's alternatives the one that got furthest is the one that was meant. */
function flattenIssues(issues: Issues, prefix: PropertyKey[] = []): Problem[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code !== 'invalid_union' || issue.errors.length === 0)
      return [{ path, code: issue.code.toUpperCase(), message: issue.message }];
    const closest = issue.errors.reduce((best, next) => (depth(next) > depth(best) ? next : best));
    return flattenIssues(closest, path);
  });
}

const depth = (issues: Issues): number =>
  Math.max(
    ...issues.map((issue) => {
      const inner = issue.code === 'invalid_union' && issue.errors.length > 0 ? issue.errors.map(depth) : [0];
      return issue.path.length + Math.max(...inner);
    }),
  );

interface ErrorTree {
  [key: PropertyKey]: ErrorTree | { code: string; message: string }[];
}

/** Nested by path, the messages under `_errors`. */
export function errorTree(problems: Problem[]): object {
  const root: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const key of path) {
      node[key] ??= {};
      node = node[key] as ErrorTree;
    }
    node._errors = [...((node._errors as { code: string; message: string }[]) ?? []), { code, message }];
  }
  return root;
}

export const problemLine = ({ path, message }: Problem) =>
  `${path.map(String).join('.') || 'body'}: ${message}`;
