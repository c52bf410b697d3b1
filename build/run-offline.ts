import { spawnSync } from 'node:child_process';
import { at } from './vite/folders.ts';

/**
 * The face tests on a machine that has no network interface but loopback: what needs a network fails here. Linux only,
 * where the user may make a network namespace; elsewhere it says that it was skipped, and in CI that is a failure.
 */
const lane = 'faces without a network';
const run = (command: string, args: readonly string[], stdio: 'inherit' | 'ignore' = 'ignore'): boolean =>
  spawnSync(command, args, { cwd: at('.'), stdio }).status === 0;

const skip = (reason: string): never => {
  console.log(`skipped: ${lane}: ${reason}`);
  process.exit(process.env['CI'] === 'true' ? 1 : 0);
};

/** A new namespace has its loopback interface down; whichever of these is installed brings it up. */
const raise = [
  'ip link set lo up',
  'ifconfig lo up',
  // SIOCGIFFLAGS 0x8913, SIOCSIFFLAGS 0x8914, IFF_UP 1: for systems with neither tool, perl being part of Debian's base.
  `perl -MSocket -e 'socket(S,AF_INET,SOCK_DGRAM,0) or die; my $r=pack("a16s","lo",0); ioctl(S,0x8913,$r) or die; my (undef,$f)=unpack("a16s",$r); ioctl(S,0x8914,pack("a16s","lo",$f|1)) or die'`,
].join(' 2>/dev/null || ');

if (process.platform !== 'linux') skip('only Linux has network namespaces');
if (!run('unshare', ['-rn', 'true'])) skip('this user may not make a network namespace');
if (!run('unshare', ['-rn', 'sh', '-c', raise])) skip('the loopback interface could not be raised');

console.log(`── ${lane}`);
const words = process.argv.slice(2).map((word) => `'${word.replaceAll("'", "'\\''")}'`);
const tests = `node_modules/.bin/playwright test -c test/faces/playwright.config.ts ${words.join(' ')}`;
// Proved first: an address outside is unreachable, and not by name alone.
const cutOff = `if cat /proc/net/route | tail -n +2 | grep -q .; then echo 'a route out is left'; exit 1; fi`;
process.exit(run('unshare', ['-rn', 'sh', '-c', `(${raise}) && { ${cutOff}; } && exec ${tests}`], 'inherit') ? 0 : 1);
