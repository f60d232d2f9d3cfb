import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { digestsOf } from '../../src/relay/digests.js';

const S11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const envelope = (body: string, around = ''): Buffer =>
  Buffer.from(
    `${around}<s:Envelope xmlns:s="${S11}"><s:Body><k:A xmlns:k="urn:k"><B c="1" b="2">${body}</B></k:A></s:Body></s:Envelope>`,
  );

describe('the digests of a message', () => {
  const message = envelope('x y');
  const digests = digestsOf(message);

  it('are of the octets as they are', () => {
    expect(digests.octets).to.equal(createHash('sha256').update(message).digest('base64url'));
  });

  const cases: readonly (readonly [string, Buffer, readonly [boolean, boolean, boolean]])[] = [
    ['nothing', envelope('x y'), [true, true, true]],
    ['a declaration before the envelope', envelope('x y', '<?xml version="1.0"?>'), [false, true, true]],
    [
      'the order of attributes',
      Buffer.from(message.toString().replace('c="1" b="2"', 'b="2" c="1"')),
      [false, true, true],
    ],
    ['white space in the Body', Buffer.from(message.toString().replace('<B', '\n  <B')), [false, false, true]],
    ['white space in a value', envelope('x\n    y'), [false, false, true]],
    ['a value', envelope('x z'), [false, false, false]],
    ['a prefix', Buffer.from(message.toString().replaceAll('k:', 'q:').replace(':k=', ':q=')), [false, false, false]],
  ];
  for (const [claim, other, same] of cases)
    it(`tell that ${claim} was changed`, () => {
      const { octets, body, text } = digestsOf(other);
      expect([octets === digests.octets, body === digests.body, text === digests.text]).to.deep.equal(same);
    });

  it('are of the octets alone for what is no SOAP message', () => {
    for (const octets of ['', 'hello', '<a/>', '<!DOCTYPE a><a/>', '<a'])
      expect(digestsOf(Buffer.from(octets)), octets)
        .to.deep.include({ body: '', text: '' })
        .and.property('octets')
        .to.match(/^[\w-]{43}$/);
  });
});
