import { writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/** A thread for heavy work that leaves half of a file behind and dies of the first order it gets. */
parentPort?.on('message', ({ input }: { readonly input: { readonly leaves: string } }) => {
  writeFileSync(input.leaves, 'half of it');
  process.exit(1);
});
