import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Whether an element has come within a screen's margin of what is seen; from then on it stays so. */
export function useIsNear<Element extends HTMLElement>(): readonly [RefObject<Element | null>, boolean] {
  const place = useRef<Element>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (!place.current || isNear) return;
    const watcher = new IntersectionObserver((seen) => setIsNear(seen.some(({ isIntersecting }) => isIntersecting)), {
      rootMargin: '100px',
    });
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [isNear]);
  return [place, isNear];
}
