/** Keeps what `make` makes: the formats of `Intl` are slow to make and are asked for at every row. */
function kept<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(language);
    made.set(language, fresh);
    return fresh;
  };
}

/** English dates are written as most of the world writes them, the day first. */
const datesOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** A whole number with the language's separators. */
export const numbersOf = kept((language) => new Intl.NumberFormat(language));

/** A number with exactly one decimal. */
export const tenthsOf = kept(
  (language) => new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** Several names in a sentence. */
export const namesOf = kept((language) => new Intl.ListFormat(language, { type: 'conjunction' }));

/** A day of the calendar. */
export const daysOf = kept(
  (language) =>
    new Intl.DateTimeFormat(datesOf(language), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

/** A month of a year. */
export const monthsOf = kept(
  (language) => new Intl.DateTimeFormat(datesOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

/** A moment, as people write it down: the day and the time of it, where the reader is. */
export const momentsOf = kept(
  (language) => new Intl.DateTimeFormat(datesOf(language), { dateStyle: 'medium', timeStyle: 'short' }),
);
