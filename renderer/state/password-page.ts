import { useEffect, useRef } from 'react';
import { useSecrets } from './secrets.ts';

/**
 * Opens the page that asks for a password or a consent as soon as it asks, while the browser still counts the click on the
 * button. Where the browser does not let it, the frame's notice has the way in. Answers whether an answer is awaited.
 */
export const usePasswordPage = (isMine: boolean): boolean => {
  const asked = useSecrets((secrets) => secrets.asked[0]);
  const opened = useRef<string | null>(null);
  const address = isMine ? (asked?.url ?? null) : null;
  useEffect(() => {
    if (address === null || opened.current === address) return;
    opened.current = address;
    window.open(address, '_blank', 'noopener,popup,width=480,height=420');
  }, [address]);
  return isMine && asked !== undefined;
};
