/** The highlights of one pane in `CSS.highlights`, made when they are first needed. */
export interface Registry {
  add(name: string, range: AbstractRange): void;
  remove(name: string, range: AbstractRange): void;
  /** Puts these ranges in place of what the highlight held. `priority` orders it above or below others. */
  replace(name: string, ranges: readonly AbstractRange[], priority: number): void;
  /** Takes all of them out of the document. */
  clear(): void;
}

/** An empty set of highlights. */
export function createRegistry(): Registry {
  const highlights = new Map<string, Highlight>();

  const get = (name: string): Highlight => {
    const known = highlights.get(name);
    if (known) return known;
    const made = new Highlight();
    highlights.set(name, made);
    CSS.highlights.set(name, made);
    return made;
  };

  return {
    add: (name, range) => void get(name).add(range),
    remove: (name, range) => void highlights.get(name)?.delete(range),
    replace(name, ranges, priority) {
      const known = highlights.get(name);
      if (!known && ranges.length === 0) return;
      const highlight = known ?? get(name);
      highlight.priority = priority;
      highlight.clear();
      for (const range of ranges) highlight.add(range);
    },
    clear() {
      for (const name of highlights.keys()) CSS.highlights.delete(name);
      highlights.clear();
    },
  };
}
