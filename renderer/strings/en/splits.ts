/** Train, validation and test without leaks. */
export const splits = {
  command: 'Split the documents into train, validation and test',
} as const;
