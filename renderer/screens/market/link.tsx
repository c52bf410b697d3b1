import { Button as Pressable } from 'react-aria-components';

/** A name that opens what it names, in line with the text around it. */
export const Link = ({ onPress, children }: { onPress: () => void; children: string }) => (
  <Pressable className="market-link" onPress={onPress}>
    <bdi>{children}</bdi>
  </Pressable>
);
