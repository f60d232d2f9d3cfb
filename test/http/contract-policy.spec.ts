import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { XmlDocument } from 'libxml2-wasm';
import { addPolicy } from '../../src/http/contract-policy.js';
import { PRODUCT } from '../schema/sample.js';

const NAMES = {
  w: 'http://schemas.xmlsoap.org/wsdl/',
  p: 'http://www.w3.org/ns/ws-policy',
  u: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  s: 'http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702',
};
const WSDL = readFileSync(`${PRODUCT}wsdl/KBIDossiers-01.00.wsdl`, 'utf8');

/** Counts what XPath finds, so that prefixes and layout do not matter. */
const count = (wsdl: string, path: string): number => {
  const document = XmlDocument.fromString(wsdl);
  try {
    return document.find(path, NAMES).length;
  } finally {
    document.dispose();
  }
};

describe('addPolicy', () => {
  const secured = addPolicy(WSDL);
  const rows: readonly (readonly [string, string, number])[] = [
    [
      'one policy in the definitions, before everything but the documentation',
      '/w:definitions/*[2][self::p:Policy]',
      1,
    ],
    [
      'a reference to it in both bindings',
      '/w:definitions/w:binding/*[1][self::p:PolicyReference][substring(@URI, 2) = //p:Policy/@u:Id]',
      2,
    ],
    ['no reference anywhere else', '//p:PolicyReference', 2],
    ['an asymmetric binding', '//s:AsymmetricBinding', 1],
    ['an X.509 version 3 token for both sides', '//s:X509Token[p:Policy/s:WssX509V3Token10]', 2],
    ['a token in the question', '//s:InitiatorToken//s:X509Token[contains(@s:IncludeToken, "AlwaysToRecipient")]', 1],
    ['a token in the answer', '//s:RecipientToken//s:X509Token[contains(@s:IncludeToken, "AlwaysToInitiator")]', 1],
    ['a Timestamp', '//s:IncludeTimestamp', 1],
    ['a signed Body', '//s:SignedParts/s:Body', 1],
    ['SHA-256', '//s:AlgorithmSuite//s:Basic256Sha256', 1],
  ];
  for (const [title, path, expected] of rows) {
    it(`asks ${title}`, () => expect(count(secured, path)).to.equal(expected));
  }

  it('finds types and bindings under any prefix, or none', () => {
    const plain =
      '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><types/><binding name="b" type="t"><operation/></binding></definitions>';
    expect(count(addPolicy(plain), '/w:definitions/w:binding/p:PolicyReference')).to.equal(1);
  });

  it('is absent from the WSDL on disk', () => expect(count(WSDL, '//p:*')).to.equal(0));
});
