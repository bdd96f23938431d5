import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Output } from '../../../shared/api/procedures.ts';
import { useWorkbench } from '../../app/context.tsx';

/** Changes come one by one while somebody works: the card is read when they rest. */
const REST_MS = 80;

/** A card with its mentions, as it is now; null until it is read, and where it is not on disk yet. */
export function useCard(id: string): Output<'claims.read'> | null {
  const { client, claims } = useWorkbench();
  const version = useStore(claims.store, (state) => state.version);
  const [card, setCard] = useState<Output<'claims.read'> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      client
        .call('claims.read', { id })
        .then((answer) => isCurrent && setCard(answer))
        // A card that was just made is read when its batch is on disk; one that is gone has nothing to show.
        .catch(() => isCurrent && setCard(null));
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, id, version]);
  return card?.claim.id === id ? card : null;
}
