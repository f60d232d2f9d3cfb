// Faults of both versions: their codes, their status, and that what is written is well-formed, canonical and escaped.
import { expect } from 'chai';
import {
  type Culprit,
  FAULT_DECLARATIONS,
  type SoapFault,
  statusOf,
  writeFault,
} from '../../src/envelope/soap-fault.js';
import { NS } from '../../src/xml/namespaces.js';
import { canonicalForms } from '../oracles/libxml2.js';

const fault = (more: Partial<SoapFault> = {}): SoapFault => ({
  culprit: 'sender',
  text: 'a text',
  security: false,
  ...more,
});
const NAMESPACES = { '1.1': NS.soap11, '1.2': NS.soap12 } as const;

describe('a SOAP Fault', () => {
  const codes: readonly (readonly ['1.1' | '1.2', Culprit, string, number])[] = [
    ['1.1', 'sender', 'soap:Client', 500],
    ['1.1', 'receiver', 'soap:Server', 500],
    ['1.1', 'mustUnderstand', 'soap:MustUnderstand', 500],
    ['1.1', 'version', 'soap:VersionMismatch', 500],
    ['1.2', 'sender', 'soap:Sender', 400],
    ['1.2', 'receiver', 'soap:Receiver', 500],
    ['1.2', 'mustUnderstand', 'soap:MustUnderstand', 500],
    ['1.2', 'version', 'soap:VersionMismatch', 500],
  ];
  for (const [version, culprit, code, status] of codes) {
    it(`of ${version} by the ${culprit} has code ${code} and status ${status}`, () => {
      const written = writeFault(version, fault({ culprit }));
      expect(written).to.include(
        version === '1.1' ? `<faultcode>${code}</faultcode>` : `<soap:Code><soap:Value>${code}</soap:Value>`,
      );
      expect(statusOf(version, culprit)).to.equal(status);
    });
  }

  it('names wsse:InvalidSecurity as subcode where the version has one', () => {
    const subcode = '<soap:Subcode><soap:Value>wsse:InvalidSecurity</soap:Value></soap:Subcode>';
    expect(writeFault('1.2', fault({ security: true }))).to.include(subcode);
    expect(writeFault('1.2', fault())).to.not.include('Subcode');
    expect(writeFault('1.1', fault({ security: true }))).to.not.include('InvalidSecurity');
  });

  for (const version of ['1.1', '1.2'] as const) {
    it(`of ${version} stands in the canonical form of its Body, whatever its text`, () => {
      for (const more of [{}, { security: true }, { detail: '<d xmlns="urn:d"></d>' }, { text: '<a> & "b" \r ]]>' }]) {
        const written = writeFault(version, fault(more));
        const body = `<soap:Body xmlns:soap="${NAMESPACES[version]}">${written}</soap:Body>`;
        expect(canonicalForms(Buffer.from(body), [{}])).to.deep.equal([body]);
      }
    });
  }

  it('declares on the Envelope the prefix that its subcode uses', () => {
    expect(FAULT_DECLARATIONS).to.equal(` xmlns:wsse="${NS.wsse}"`);
  });
});
