import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { checkSchema } from '../../src/schema/check.js';
import type { SignedBody } from '../../src/security/authenticate.js';
import { parseXml } from '../../src/xml/parser.js';
import { questionText } from '../dialects/magda/sample.js';
import { theValidator } from '../gateway-kit.js';

const signedWith = (xml: string): SignedBody =>
  ({ question: parseXml(Buffer.from(xml)).root }) as unknown as SignedBody;

describe('checkSchema', () => {
  it('gives the very element that was signed, with its service', async () => {
    const { validate } = await theValidator();
    const signed = signedWith(questionText({}));
    const valid = checkSchema(signed, 'KBIDossiers', validate);
    expect(valid.question).to.equal(signed.question);
    expect([valid.signed, valid.dienst]).to.deep.equal([signed, 'KBIDossiers']);
  });

  it('refuses what does not fit, with element and line', async () => {
    const { validate } = await theValidator();
    const signed = signedWith(questionText({ inhoud: '\n<INSZ/>' }));
    let refusal: unknown;
    try {
      checkSchema(signed, 'KBIDossiers', validate);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).to.be.instanceOf(Fault);
    const { key, facts } = refusal as Fault;
    expect([key, facts.element, facts.line]).to.deep.equal(['SCHEMA_INVALID', 'INSZ', '2']);
  });
});
