#!/usr/bin/env node
// The bin: runs the program and turns what was thrown into one sentence, a next step and an exit code.
// An error that nobody foresaw is our bug: 70, with a report file that holds no personal number.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maskINSZ } from '../domain/numbers/mask.js';
import { EXIT, type ExitCode, haltOf } from './exit.js';
import { version } from './package.js';
import { runProgram } from './program.js';

const report = (thrown: unknown): string => {
  const file = join(tmpdir(), `kbi-bug-${process.pid}.txt`);
  const story = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  writeFileSync(
    file,
    maskINSZ(`kbi ${version()}, node ${process.version}\n${process.argv.slice(2).join(' ')}\n\n${story}\n`),
    { mode: 0o600 },
  );
  return file;
};

const fail = (thrown: unknown): ExitCode => {
  const halt = haltOf(thrown);
  if (halt !== undefined) {
    process.stderr.write(`kbi: ${halt.message}\nNext: ${halt.next}\n`);
    return halt.exit;
  }
  process.stderr.write(
    `kbi: this is a bug of ours: ${maskINSZ(thrown instanceof Error ? thrown.message : String(thrown))}\n`,
  );
  process.stderr.write(`Next: report it with ${report(thrown)}\n`);
  return EXIT.bug;
};

// A reader that has seen enough (`kbi export | head`, `kbi send … 2>&1 | head`) is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });

// What nobody awaited would end the process with its text on stderr as it is.
process.on('uncaughtException', (thrown) => process.exit(fail(thrown)));

try {
  process.exitCode = await runProgram(process.argv.slice(2), process);
} catch (thrown) {
  process.exitCode = fail(thrown);
}
