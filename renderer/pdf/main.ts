import '../theme/fonts.css';
import '../theme/tokens.css';
import './pdf.css';
import { InvalidPDFException, PasswordException } from 'pdfjs-dist';
import { listenToKeys, listenToLeaving } from './keys.ts';
import { openDocument } from './open-document.ts';
import { createReader } from './reader.ts';
import { startThreads, type Threads } from './threads.ts';
import { listenToToolbar, nameToolbar, one, showReader } from './toolbar.ts';
import { sayIn, takeSurroundings, type PdfWord } from './words.ts';

/** A file that takes longer to open is hostile or hopeless. */
const longestOpening = 30_000;

const say = sayIn(takeSurroundings(window.location.search));
const told = one('.told', HTMLElement);
const place = one('.sheets', HTMLElement);
const tell = (text: string): void => {
  told.textContent = text;
  told.hidden = text === '';
};

const wordOf = (error: unknown): PdfWord => {
  if (error instanceof PasswordException) return 'pdf.password';
  if (error instanceof InvalidPDFException) return 'pdf.broken';
  const cause = error instanceof Error ? error.cause : null;
  return cause === 'pdf.changed' ? cause : 'pdf.failed';
};

/** Ends everything: what is drawn stays, and why no more comes is said. */
const end = (threads: Threads, words: string): void => {
  threads.stop();
  tell(words);
  place.dataset['state'] = 'over';
};

const show = async (): Promise<void> => {
  nameToolbar(say);
  listenToLeaving();
  tell(say('pdf.opening'));
  const threads = startThreads();
  const slow = setTimeout(() => end(threads, say('pdf.slow-open', { seconds: longestOpening / 1000 })), longestOpening);
  const fail = (error: unknown): void => end(threads, say(wordOf(error)));
  try {
    const document = await openDocument(`${window.location.pathname}/bytes`, threads, fail);
    tell('');
    const reader = await createReader({
      document,
      place,
      say,
      tell,
      onMoved: (moved) => showReader(moved, say),
      onSlow: () => threads.stop(),
    });
    listenToToolbar(reader);
    listenToKeys(reader);
  } catch (error) {
    fail(error);
  } finally {
    clearTimeout(slow);
  }
};

await show();
