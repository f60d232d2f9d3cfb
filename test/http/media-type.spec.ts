import { expect } from 'chai';
import { findMediaType } from '../../src/http/media-type.js';

describe('findMediaType', () => {
  const taken: readonly (readonly [string, '1.1' | '1.2', string | undefined, string])[] = [
    ['text/xml', '1.1', undefined, ''],
    ['TEXT/XML; charset=utf-8', '1.1', 'utf-8', ''],
    [' text/xml ;charset="UTF-16"', '1.1', 'UTF-16', ''],
    ['text/xml;CharSet = utf-8 ; x=y', '1.1', 'utf-8', ''],
    ['application/soap+xml', '1.2', undefined, ''],
    ['application/soap+xml;action="urn:a;b"; charset=utf-8', '1.2', 'utf-8', 'urn:a;b'],
    ['application/soap+xml; action=urn:a', '1.2', undefined, 'urn:a'],
    ['application/soap+xml; action="a\\"b\\\\"', '1.2', undefined, 'a"b\\'],
    ['application/soap+xml; action=""', '1.2', undefined, ''],
    ['text/xml;', '1.1', undefined, ''],
  ];
  for (const [header, version, charset, action] of taken) {
    it(`reads ${header}`, () => {
      expect(findMediaType(header)).to.deep.equal({ version, charset, action });
    });
  }

  const refused = [
    undefined,
    '',
    'application/xml',
    'text/plain',
    'text/xml2',
    'multipart/related; type="text/xml"',
    'application/xop+xml; type="text/xml"',
    ';text/xml',
    'constructor',
    '__proto__',
  ];
  for (const header of refused) {
    it(`takes no ${header}`, () => {
      expect(findMediaType(header)).to.equal(undefined);
    });
  }

  it('reads a hostile header in a time that grows with its length only', () => {
    const header = `text/xml${'; a="\\\\'.repeat(20_000)}`;
    expect(findMediaType(header)?.version).to.equal('1.1');
  });
});
