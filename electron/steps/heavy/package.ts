import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { writeAsice, type WrittenContainer } from '../../pki/containers/asice-write.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import type { JobWatch } from './watch.ts';

type Container = Omit<Parameters<typeof writeAsice>[0], 'watch'>;

/** Writes an ASiC-E container and reads what then lies on the disk: its SHA-256 in lower-case hexadecimal. */
export const packageFiles = async (
  container: Container,
  { signal, onBytes }: JobWatch,
): Promise<Outcome<WrittenContainer & { readonly sha256: string }>> => {
  const total = container.files.reduce((sum, { size }) => sum + size, 0);
  const written = await writeAsice({ ...container, watch: { signal, onBytes: (done) => onBytes(done, total) } });
  if (!written.ok) return written;
  const hashed = await hashFile(container.file, ['sha-256'], { signal });
  return hashed.ok ? ok({ ...written.value, sha256: hashed.value.digests['sha-256'].value }) : hashed;
};
