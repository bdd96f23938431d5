import { useState, type ReactNode } from 'react';

interface FoldProps {
  readonly summary: ReactNode;
  /** Something in it stands in the way: it opens by itself, and stays open when that is decided. */
  readonly isUrgent: boolean;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** A part that is folded away unless something in it must be seen. */
export function Fold({ summary, isUrgent, className, children }: FoldProps) {
  const [isOpen, setOpen] = useState(isUrgent);
  const [wasUrgent, setUrgent] = useState(isUrgent);
  if (wasUrgent !== isUrgent) {
    setUrgent(isUrgent);
    if (isUrgent) setOpen(true);
  }
  return (
    <details className={className} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
