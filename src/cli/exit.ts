// Exit codes of the command line; those of `send` say what the answer amounts to.
// A command that stops throws a `Halt`: the code, one sentence, and the next command to try.
import { CATALOGUE, type FaultKey } from '../faults/catalogue.js';
import { Fault } from '../faults/fault.js';

export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  config: 3,
  unreachable: 4,
  signature: 5,
  invalid: 6,
  unauthorised: 7,
  timeout: 8,
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A command that cannot go on. Not a refusal of a message: those are `Fault`s, and never reach a shell. */
export class Halt extends Error {
  override readonly name = 'Halt';
  readonly exit: ExitCode;
  readonly next: string;

  constructor(exit: ExitCode, sentence: string, next: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.exit = exit;
    this.next = next;
  }
}

const BY_CODE: Readonly<Record<string, ExitCode>> = {
  '10001': EXIT.invalid,
  '13001': EXIT.unauthorised,
  '30001': EXIT.done,
  '40001': EXIT.unauthorised,
  '40003': EXIT.unauthorised,
  '40006': EXIT.unauthorised,
  '40034': EXIT.invalid,
  '40035': EXIT.invalid,
  '60006': EXIT.timeout,
  '60010': EXIT.unreachable,
  '99996': EXIT.unreachable,
  // The ksz dialect says the same causes in fewer codes; MSG00013 is 13001, 40001 and 40006 together.
  MSG00001: EXIT.unreachable,
  MSG00002: EXIT.timeout,
  MSG00007: EXIT.failed,
  MSG00008: EXIT.invalid,
  MSG00011: EXIT.invalid,
  MSG00012: EXIT.unauthorised,
  MSG00013: EXIT.unauthorised,
  MSG00100: EXIT.done,
};

/** What an answer amounts to: codes of the Uitzonderingen (or ksz status), or the text of a Fault. */
export type Answered = {
  readonly uitzonderingen: readonly { readonly Identificatie: string; readonly Type: string }[];
  /** faultstring or Reason, when the answer is a SOAP Fault. */
  readonly fault?: string;
};

const ofCode = (code: string): ExitCode => BY_CODE[code] ?? (/^2\d{4}$/.test(code) ? EXIT.invalid : EXIT.failed);

/** The exit code of `kbi send`: the first FOUT decides; warnings and information leave it at 0, and so does 30001 of any Type. */
export const exitOfAnswer = ({ uitzonderingen, fault }: Answered): ExitCode => {
  if (fault !== undefined) {
    if (fault.includes('ERR_025')) return EXIT.signature;
    const code = /\b(\d{5}|MSG\d{5})\b/.exec(fault)?.[1];
    return code === undefined ? EXIT.failed : ofCode(code);
  }
  const first = uitzonderingen.find(
    ({ Type, Identificatie }) => Type === 'FOUT' && ofCode(Identificatie) !== EXIT.done,
  );
  return first === undefined ? EXIT.done : ofCode(first.Identificatie);
};

const SYSTEM: Readonly<Record<string, readonly [ExitCode, string, string]>> = {
  ECONNREFUSED: [EXIT.unreachable, 'Nothing listens at the other side.', 'kbi serve'],
  ENOTFOUND: [EXIT.unreachable, 'The name of the other side is not known.', 'check --to'],
  ECONNRESET: [EXIT.unreachable, 'The other side broke the connection.', 'kbi doctor'],
  UND_ERR_SOCKET: [EXIT.unreachable, 'The other side broke the connection.', 'kbi doctor'],
  UND_ERR_CONNECT_TIMEOUT: [EXIT.unreachable, 'The other side did not take the connection in time.', 'check --to'],
  UND_ERR_HEADERS_TIMEOUT: [EXIT.timeout, 'The other side did not answer in time.', 'kbi doctor'],
  EADDRINUSE: [EXIT.unreachable, 'The port is taken.', 'another --port; 0 takes any free one'],
  EADDRNOTAVAIL: [EXIT.unreachable, 'This machine does not have that address.', 'kbi serve --host 127.0.0.1'],
  EACCES: [EXIT.config, 'This is not allowed here.', 'look at who owns it: ls -la; ports below 1024 belong to root'],
  EPERM: [EXIT.config, 'This is not allowed here.', 'look at who owns it: ls -la'],
  ENOENT: [EXIT.usage, 'There is no such file.', 'ls'],
  EISDIR: [EXIT.usage, 'That is a folder, not a file.', 'ls'],
  SQLITE_CANTOPEN: [EXIT.config, 'The database cannot be opened.', 'kbi doctor'],
  SQLITE_BUSY: [EXIT.unreachable, 'Another process holds the database.', 'kbi doctor'],
  SQLITE_NOTADB: [EXIT.config, 'That file is not a database.', 'kbi config show'],
};

/** Refusals that stop a command of ours; any other ends in 1. Messages of partners never come here. */
const FAULT_EXIT: Partial<Record<FaultKey, ExitCode>> = {
  BRON_ONBESCHIKBAAR: EXIT.unreachable,
  PORT_UNAVAILABLE: EXIT.unreachable,
  CLOCK_MODE_CONFLICT: EXIT.config,
  WORLD_INVALID: EXIT.config,
  ORDER_INVALID: EXIT.usage,
  CERTIFICATE_INVALID: EXIT.config,
  CONTRACT_MISMATCH: EXIT.config,
  XML_NOT_WELL_FORMED: EXIT.invalid,
  XML_ENCODING: EXIT.invalid,
  XML_DTD: EXIT.invalid,
  XML_PI: EXIT.invalid,
  XML_LIMIT: EXIT.invalid,
  SOAP_STRUCTURE: EXIT.invalid,
  SOAP_VERSION: EXIT.invalid,
};

const FAULT_NEXT: Partial<Record<FaultKey, string>> = {
  BRON_ONBESCHIKBAAR: 'kbi serve   (or name another gateway with --to)',
  CERTIFICATE_INVALID: 'kbi keys',
  CLOCK_MODE_CONFLICT: 'kbi reset --clock <that clock>, or serve without --clock: the database remembers its own',
};

/** What a fault says to whoever typed the command: the detail, which may name files and addresses, and never a person. */
const haltOfFault = (fault: Fault): Halt => {
  const { diagnose, next } = CATALOGUE[fault.key];
  const sentence = fault.key === 'BRON_ONBESCHIKBAAR' ? `${fault.detail}.` : `${diagnose} ${fault.detail}`;
  return new Halt(FAULT_EXIT[fault.key] ?? EXIT.failed, sentence, FAULT_NEXT[fault.key] ?? next, fault);
};

/** Any thrown thing as a Halt, looking through causes; undefined when it can only be our bug. */
export const haltOf = (thrown: unknown): Halt | undefined => {
  for (let at = thrown, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof Halt) return at;
    if (at instanceof Fault && at.key !== 'INTERNE_FOUT') return haltOfFault(at);
    const known = SYSTEM[(at as NodeJS.ErrnoException).code ?? ''];
    if (known !== undefined) return new Halt(known[0], `${known[1]} (${at.message})`, known[2], thrown);
    if (at instanceof AggregateError && at.errors.length > 0) {
      const inner = haltOf(at.errors[0]);
      if (inner !== undefined) return inner;
    }
  }
  // Ours, and meant: a database of a newer program, a clock that cannot be read. Anything else nobody foresaw.
  return thrown instanceof Fault ? new Halt(EXIT.failed, thrown.detail, 'kbi doctor', thrown) : undefined;
};
