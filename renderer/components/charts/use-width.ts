import { useEffect, useRef, useState, type RefObject } from 'react';
import { usePrinting } from './use-printing.ts';

/** What a page of A4 standing up takes between its margins. */
const paper = 660;

/** The width there is for a drawing, never below `least`. */
export const useWidth = (least = 320): { readonly place: RefObject<HTMLDivElement | null>; readonly width: number } => {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(960);
  const isPrinting = usePrinting();
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(least, Math.round(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [least]);
  return { place, width: isPrinting ? paper : width };
};
