/** Endings of what a merge takes: bundles and projects. */
export const COPY_ENDINGS = ['.cwb', '.claimwright'] as const;

/** Whether a file is by its name another copy of a project, which is merged and not imported. */
export const isCopyName = (name: string): boolean => COPY_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
