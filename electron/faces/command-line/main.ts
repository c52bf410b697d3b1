import { enableCompileCache } from 'node:module';
import { runCommandLine } from './run.ts';

enableCompileCache();

// npm runs scripts in the project's folder; the user's files lie where the user is.
if (process.env['npm_lifecycle_event'] === 'bidwright' && process.env['INIT_CWD'] !== undefined)
  process.chdir(process.env['INIT_CWD']);

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', () => process.exit(0));

const write = (stream: NodeJS.WriteStream) => (text: string) =>
  new Promise<void>((done) => stream.write(text, () => done()));

const exit = await runCommandLine(process.argv.slice(2), {
  out: write(process.stdout),
  say: write(process.stderr),
});
process.exit(exit);
