// The anchor: the head of the chain as it was at a moment, signed with the key of the gateway, in a file outside the database.
// Whoever can rewrite the whole database can compute a chain that fits; he cannot make it fit what was noted here, nor sign another note.
import { sign as digitallySign, type KeyObject, verify as verifySignature } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ChainedRow, Head } from '../commit/chain.js';
import { OWN_STREAM, readConcerns } from '../commit/chain.js';
import { Fault } from '../faults/fault.js';
import type { AuditTrail } from '../store/audit.js';
import type { Break } from './verdict.js';

/** A head with the moment of its note, milliseconds. */
export type Anchor = Head & { readonly tijdstip: number };

/** What is signed: lines of text. */
const signedText = ({ sequence, hash, tijdstip }: Anchor): Buffer =>
  Buffer.from(`kbi-gateway audit anchor\n${sequence}\n${hash}\n${tijdstip}\n`, 'utf8');

/** Makes what was written last until the disk has it: the file, and that the file has this name. */
const persist = (path: string, flags: string, content?: string): void => {
  const handle = openSync(path, flags, 0o600);
  try {
    if (content !== undefined) writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Notes an anchor: whole or not at all, and on the disk when this returns. Throws what the file system throws. */
export const writeAnchor = (path: string, anchor: Anchor, key: KeyObject): void => {
  const signature = digitallySign('sha256', signedText(anchor), key).toString('base64');
  const moment = new Date(anchor.tijdstip).toISOString();
  persist(`${path}.new`, 'w', `${JSON.stringify({ ...anchor, moment, signature })}\n`);
  renameSync(`${path}.new`, path);
  persist(dirname(path), 'r');
};

const unreadable = (path: string, why: string, cause?: unknown): Fault =>
  new Fault('AUDIT_UNWRITABLE', `the audit anchor ${path} ${why}`, {}, cause);

const readFile = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw unreadable(path, 'cannot be read', error);
  }
};

const parse = (path: string, text: string): Anchor & { readonly signature: string } => {
  try {
    const { sequence, hash, tijdstip, signature } = JSON.parse(text) as Record<string, unknown>;
    if (
      typeof sequence === 'number' &&
      typeof tijdstip === 'number' &&
      typeof hash === 'string' &&
      typeof signature === 'string'
    )
      return { sequence, hash, tijdstip, signature };
  } catch {
    // Said below.
  }
  throw unreadable(path, 'is no anchor');
};

/** The anchor of a file, or nothing when there is none. `publicKeys`: any of them may have signed. Throws AUDIT_UNWRITABLE otherwise. */
export const readAnchor = (path: string, publicKeys: readonly KeyObject[]): Anchor | undefined => {
  const text = readFile(path);
  if (text === undefined) return undefined;
  const { signature, ...anchor } = parse(path, text);
  const octets = Buffer.from(signature, 'base64');
  if (!publicKeys.some((key) => verifySignature('sha256', signedText(anchor), key, octets)))
    throw unreadable(
      path,
      'was not signed by the gateway: changed, or of other keys; move it away if the keys are new',
    );
  return anchor;
};

const accounts = (row: ChainedRow, anchor: Head): boolean => {
  const { from = 0, to = -1, hash } = readConcerns(row);
  const moved = row.stroom === OWN_STREAM && row.uitkomst !== 'CHAINED';
  return moved && from <= anchor.sequence && (anchor.sequence < to || (anchor.sequence === to && anchor.hash === hash));
};

/** Whether the row that the anchor names is still there, or a row says where it went; a quick look at a start, not a verification. */
export const findBreak = (trail: AuditTrail, anchor: Head): Break | undefined => {
  if (anchor.sequence === 0) return undefined;
  const [row] = trail.page(anchor.sequence - 1, 1);
  if (row === undefined)
    return { row: trail.given() + 1, kind: 'TRUNCATED', detail: `the anchor knows ${anchor.sequence} rows` };
  if (row.id === anchor.sequence)
    return row.hash === anchor.hash
      ? undefined
      : { row: row.id, kind: 'REWRITTEN', detail: 'the anchor has another hash: this row or one before it' };
  return trail.own().some((own) => accounts(own, anchor))
    ? undefined
    : { row: anchor.sequence, kind: 'DELETED', detail: 'the row of the anchor is gone and no row says where to' };
};
