/** Whether something of a codebook is offered for new work. What is retired stays where it is. */
export const isOffered = (one: { readonly retired?: true | undefined }): boolean => one.retired !== true;
