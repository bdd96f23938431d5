import { useEffect, useRef, useState, type RefObject } from 'react';

/** What hears of each element whether it is in sight: one observer for all of them. */
const heard = new WeakMap<Element, (isInSight: boolean) => void>();
let observer: IntersectionObserver | undefined;

function watch(element: Element, hear: (isInSight: boolean) => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) heard.get(target)?.(isIntersecting);
    },
    { rootMargin: '400px 0px' },
  );
  heard.set(element, hear);
  observer.observe(element);
  return () => {
    heard.delete(element);
    observer?.unobserve(element);
  };
}

/**
 * Whether an element is in sight, or about to be, or has the focus: of a long list only such rows need to be whole. `isFirst`: what is said
 * before anything is known.
 */
export function useInSight<T extends Element>(
  isFirst: boolean,
): { readonly ref: RefObject<T | null>; readonly isInSight: boolean } {
  const ref = useRef<T>(null);
  const [isInSight, setInSight] = useState(isFirst);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const onFocus = (): void => setInSight(true);
    element.addEventListener('focusin', onFocus);
    const leave = watch(element, (isSeen) => setInSight(isSeen || element.contains(document.activeElement)));
    return () => {
      element.removeEventListener('focusin', onFocus);
      leave();
    };
  }, []);
  return { ref, isInSight };
}
