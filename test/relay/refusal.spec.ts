import { expect } from 'chai';
import { readEnvelope } from '../../src/envelope/envelope.js';
import { Fault } from '../../src/faults/fault.js';
import { RELAY_NAMESPACE, writeRelayFault } from '../../src/relay/refusal.js';
import { canonicalize } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/parser.js';

const URL = 'http://up/x';

describe('writeRelayFault', () => {
  const rows = [
    ['question', '1.1', 'XML_DTD', undefined, 'soap:Client', 500, 'this cannot be signed and sent on'],
    ['question', '1.2', 'XML_DTD', undefined, 'soap:Sender', 400, 'this cannot be signed and sent on'],
    ['question', '1.2', 'SOAP_MUST_UNDERSTAND', undefined, 'soap:MustUnderstand', 500, 'this cannot be signed'],
    ['way', '1.1', 'BRON_TRAAG', undefined, 'soap:Server', 500, `no answer from ${URL}`],
    ['answer', '1.2', 'DIGEST_MISMATCH', 200, 'soap:Receiver', 500, `the answer of ${URL} does not hold`],
  ] as const;
  for (const [side, version, key, status, code, expected, sentence] of rows)
    it(`names ${key} of the ${side} in SOAP ${version}`, () => {
      const made = writeRelayFault(version, { fault: new Fault(key, 'why'), side, url: URL, status });
      const text = canonicalize(readEnvelope(parseXml(made.body), 16_384).question);
      expect(made.status).to.equal(expected);
      expect(text).to.contain(`>${code}<`).and.contain(sentence).and.contain(RELAY_NAMESPACE);
      expect(text).to.contain(`<Key>${key}</Key><Side>${side}</Side>`).and.contain('<Detail>why</Detail>');
      expect(text.includes('<Upstream>')).to.equal(side !== 'question');
      expect(text.includes('<Status>200<')).to.equal(status === 200);
    });

  it('is well-formed whatever the other side sent', () => {
    const fault = new Fault('ANSWER_UNUSABLE', '404 without SOAP: <h1>\u0000\ud800é</h1>&');
    const { body } = writeRelayFault('1.1', { fault, side: 'answer', url: URL, status: 404 });
    expect(() => parseXml(body)).to.not.throw();
    expect(body.toString()).to.contain('&lt;h1&gt;???&lt;/h1&gt;&amp;');
  });
});
