// What a relay says on its own behalf: an unsigned Fault that names the side that failed and the key of the refusal, with what to try.
// Its reader owns the key that signed, so the cause may be told; what came from elsewhere is made printable.
import type { SoapVersion } from '../envelope/envelope.js';
import { writePlain } from '../envelope/plain.js';
import { type Culprit, statusOf, writeFault } from '../envelope/soap-fault.js';
import { CATALOGUE, type FaultKey } from '../faults/catalogue.js';
import type { Fault } from '../faults/fault.js';
import { textElement } from '../xml/writer.js';

/** Where it went wrong: in what the client sent, on the way to `url`, or in what came back (with this HTTP `status`). */
export type RelayFault = {
  readonly fault: Fault;
  readonly side: 'question' | 'way' | 'answer';
  readonly url: string;
  readonly status: number | undefined;
};

export const RELAY_NAMESPACE = 'urn:kbi-gateway:relay:v1';

const SENTENCE: Readonly<Record<RelayFault['side'], (url: string) => string>> = {
  question: () => 'this cannot be signed and sent on',
  way: (url) => `no answer from ${url}`,
  answer: (url) => `the answer of ${url} does not hold and is not passed on`,
};

const CULPRIT: Partial<Record<FaultKey, Culprit>> = {
  SOAP_VERSION: 'version',
  SOAP_MUST_UNDERSTAND: 'mustUnderstand',
};

/** HTTP status and envelope. */
export const writeRelayFault = (
  version: SoapVersion,
  { fault, side, url, status }: RelayFault,
): { readonly status: number; readonly body: Buffer } => {
  const { diagnose, next } = CATALOGUE[fault.key];
  const cause = fault.detail.replace(/[^ -~]/g, '?');
  const culprit: Culprit = side === 'question' ? (CULPRIT[fault.key] ?? 'sender') : 'receiver';
  const text = `kbi relay: ${SENTENCE[side](url)}: ${fault.key}: ${diagnose} (${cause})`;
  const fields = [
    textElement('Key', fault.key),
    textElement('Side', side),
    ...(side === 'question' ? [] : [textElement('Upstream', url)]),
    ...(status === undefined ? [] : [textElement('Status', String(status))]),
    textElement('Detail', cause),
    textElement('Next', next),
  ];
  const detail = `<relay:Refusal xmlns:relay="${RELAY_NAMESPACE}">${fields.join('')}</relay:Refusal>`;
  const content = writeFault(version, { culprit, text, security: false, detail });
  return { status: statusOf(version, culprit), body: writePlain(version, content) };
};
