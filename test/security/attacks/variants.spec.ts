// S2: every legitimate variant is accepted, by the partner that signed it, with the question that it asked.
import { expect } from 'chai';
import { childElements, findChild } from '../../../src/xml/query.js';
import type { XmlElement } from '../../../src/xml/tree.js';
import { judge, octetsOf } from './kit.js';
import { VARIANTS } from './table.js';

const textOf = (element: XmlElement | undefined): string =>
  (element?.children ?? []).filter((child) => typeof child === 'string').join('');

const inszOf = (question: XmlElement | undefined): string => {
  const found: XmlElement[] = question === undefined ? [] : [question];
  for (const element of found) {
    const insz = findChild(element, '', 'INSZ');
    if (insz !== undefined) return textOf(insz);
    found.push(...childElements(element));
  }
  return '';
};

describe('legitimate variants', () => {
  for (const row of VARIANTS) {
    it(`are accepted when ${row.title}`, () => {
      const { key, fault, signed } = judge(octetsOf(row), row.setting);
      expect(key, fault?.detail).to.equal('ACCEPTED');
      expect(inszOf(signed?.question)).to.equal('85631490132');
      expect(signed?.warnings.length).to.equal(row.warnings ?? 0);
    });
  }
});
