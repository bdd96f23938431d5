/**
 * The shape of another language's strings: the same keys. A language without a singular leaves out the `…_one` forms
 * (`Intl.PluralRules` knows which forms it has).
 */
export type Translation<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Translation<T[K]>;
} & { readonly [K in keyof T as K extends `${string}_one` ? K : never]?: string };

type Form<K extends string> = K extends `${infer B}_one` | `${infer B}_other` ? B : K;

/** The keys of a tree of strings, with dots; the plural forms of one string are one key. */
export type KeyOf<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${Form<K>}` : KeyOf<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
