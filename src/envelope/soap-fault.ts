// A SOAP Fault as the child of Body, in exclusive canonical form, for both versions (SOAP 1.1 §4.4, SOAP 1.2 §5.4).
// The prefix `soap` is the one that the signed Body declares; wsse stands in content, so the Envelope declares it.
import { NS } from '../xml/namespaces.js';
import { escapeText } from '../xml/writer.js';
import type { SoapVersion } from './envelope.js';

/** Whose mistake: the sender's (Client, env:Sender), ours (Server, env:Receiver), or a header nobody understands, or a wrong version. */
export type Culprit = 'sender' | 'receiver' | 'mustUnderstand' | 'version';

/** `security`: adds subcode wsse:InvalidSecurity where the version has subcodes. `detail`: canonical XML, declared by a dialect. */
export type SoapFault = {
  readonly culprit: Culprit;
  readonly text: string;
  readonly security: boolean;
  readonly detail?: string;
};

const CODES: Readonly<Record<SoapVersion, Readonly<Record<Culprit, string>>>> = {
  '1.1': { sender: 'Client', receiver: 'Server', mustUnderstand: 'MustUnderstand', version: 'VersionMismatch' },
  '1.2': { sender: 'Sender', receiver: 'Receiver', mustUnderstand: 'MustUnderstand', version: 'VersionMismatch' },
};

/** Namespace declarations that the Envelope of a Fault needs. */
export const FAULT_DECLARATIONS = ` xmlns:wsse="${NS.wsse}"`;

/** HTTP status: SOAP 1.1 always 500; SOAP 1.2 400 for the sender's mistakes, else 500 (docs/contract.md). */
export const statusOf = (version: SoapVersion, culprit: Culprit): number =>
  version === '1.2' && culprit === 'sender' ? 400 : 500;

/** The Fault element in canonical form. */
export const writeFault = (version: SoapVersion, { culprit, text, security, detail = '' }: SoapFault): string => {
  const code = CODES[version][culprit];
  if (version === '1.1') {
    const inner = detail === '' ? '' : `<detail>${detail}</detail>`;
    return `<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${escapeText(text)}</faultstring>${inner}</soap:Fault>`;
  }
  const subcode = security ? '<soap:Subcode><soap:Value>wsse:InvalidSecurity</soap:Value></soap:Subcode>' : '';
  const inner = detail === '' ? '' : `<soap:Detail>${detail}</soap:Detail>`;
  return (
    `<soap:Fault><soap:Code><soap:Value>soap:${code}</soap:Value>${subcode}</soap:Code>` +
    `<soap:Reason><soap:Text xml:lang="en">${escapeText(text)}</soap:Text></soap:Reason>${inner}</soap:Fault>`
  );
};
