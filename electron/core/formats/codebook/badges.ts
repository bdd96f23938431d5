/** A letter for each label that no other one has: its first where that is free, else the first that is, else two. */
export function badgesFor(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const letters = [...name.toUpperCase()].filter((letter) => /\p{L}|\p{N}/u.test(letter));
    const pairs = letters.slice(1).map((letter) => `${letters[0]}${letter}`);
    const badge = [...letters, ...pairs].find((candidate) => candidate.length <= 2 && !taken.has(candidate)) ?? '?';
    taken.add(badge);
    return badge;
  });
}
