import { parseStrictJson, type JsonValue } from '../../formats/strict-json.ts';
import { Problem } from '../../formats/problem.ts';

/** What a page says of its article in the words of schema.org. */
export interface ArticleFacts {
  readonly headline: string | null;
  readonly date: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly language: string | null;
  readonly url: string | null;
}

/** schema.org's Article and everything under it that people publish. */
const ARTICLE =
  /^(?:https?:\/\/schema\.org\/)?(?:[A-Za-z]*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)$/;

/** A page's block is rarely over 50 kB; a longer one is not read. */
const LONGEST = 1_000_000;
const MOST_THINGS = 1000;
const MOST_VALUES = 10_000;

type Thing = Readonly<Record<string, JsonValue>>;

const isThing = (value: JsonValue | undefined): value is Thing =>
  typeof value === 'object' && value !== null && !isList(value);

/** `Array.isArray` does not see that a value of JSON is a list of such values. */
const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  isList(value) ? value : value === undefined || value === null ? [] : [value];

const textOf = (value: JsonValue | undefined): string | null => {
  const [first] = listOf(value);
  if (typeof first === 'string') return first;
  return isThing(first) ? textOf(first['name'] ?? first['@id'] ?? first['url']) : null;
};

const namesOf = (value: JsonValue | undefined): string | null => {
  const names = listOf(value).flatMap((one) => textOf(one) ?? []);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
};

/** The things of a block: its own, those of its list, those of its `@graph`. */
function thingsOf(json: JsonValue): Thing[] {
  const things: Thing[] = [];
  const waiting: JsonValue[] = [json];
  for (let i = 0; i < waiting.length && i < MOST_VALUES && things.length < MOST_THINGS; i++) {
    const next = waiting[i];
    if (isList(next)) waiting.push(...next.slice(0, MOST_THINGS));
    else if (isThing(next)) {
      things.push(next);
      waiting.push(...listOf(next['@graph']).slice(0, MOST_THINGS));
    }
  }
  return things;
}

/** What the blocks of JSON-LD of a page say of its article; null where none does. A block that is no JSON says nothing. */
export function articleOf(blocks: readonly string[]): ArticleFacts | null {
  for (const block of blocks) {
    if (block.length > LONGEST) continue;
    const article = thingsOf(parsed(block)).find((thing) =>
      listOf(thing['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type)),
    );
    if (!article) continue;
    return {
      headline: textOf(article['headline'] ?? article['name']),
      date: textOf(article['datePublished'] ?? article['dateCreated']),
      author: namesOf(article['author']),
      publisher: textOf(article['publisher']),
      language: textOf(article['inLanguage']),
      url: textOf(article['url'] ?? article['mainEntityOfPage']),
    };
  }
  return null;
}

function parsed(block: string): JsonValue {
  try {
    return parseStrictJson(block.trim());
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
