const mostTags = 50;
const longest = 60;

/** `urgent,  north west; urgent` as two tags: commas and semicolons part them, inner spaces are single, case is kept. */
export const tagsWritten = (text: string): readonly string[] => {
  const tags = text
    .split(/[,;،؛\n]/)
    .map((tag) => tag.trim().replaceAll(/\s+/g, ' ').slice(0, longest))
    .filter((tag) => tag !== '');
  const first = tags.filter(
    (tag, place) => tags.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === place,
  );
  return first.slice(0, mostTags);
};
