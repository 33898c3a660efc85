type Shape<T> = T extends string ? string : { readonly [K in keyof T]: Shape<T[K]> };

/** Hands the translation on, and compiles only while it has every key of the source and no other. */
export const sameKeysAs =
  <Source>() =>
  <Translation extends Shape<Source>>(words: Source extends Shape<Translation> ? Translation : never): Translation =>
    words;
