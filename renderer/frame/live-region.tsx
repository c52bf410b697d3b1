import { useSpoken } from '../state/announce.ts';

export const LiveRegion = () => {
  const { text, turn } = useSpoken();
  // A changed key replaces the node, so that equal words are read again.
  return (
    <div className="visually-hidden" aria-live="polite" role="status">
      <span key={turn}>{text}</span>
    </div>
  );
};
