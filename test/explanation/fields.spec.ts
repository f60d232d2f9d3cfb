// Differences planted between an answer and its decisions: each is named, in both directions.
import { expect } from 'chai';
import type { Decision } from '../../src/disclosure/decision.js';
import { compareFields, explainFields, pathsOfText } from '../../src/explanation/fields.js';
import { Fault } from '../../src/faults/fault.js';

const decision = (besluit: Decision['besluit'], pad: string, cluster: number, regel: string): Decision => ({
  ...{ pad, cluster, besluit, regel, paragraaf: `002 §61.${cluster}`, invoer: {} },
});
const DECISIONS = [
  decision('gegeven', 'KBIDossier', 0, 'gekend-als-inburgeraar'),
  decision('gegeven', 'Regie', 1, 'huidige-regie'),
  decision('onthouden', 'Regie/KBIVestiging', 1, 'vestiging-enkel-bij-onthaalbureau'),
  decision('onthouden', 'Attesten/Attest[dossier 1]', 4, 'vier-attesten'),
  decision('gegeven', 'Attesten/Attest[1]', 4, 'vier-attesten'),
  decision('gegeven', 'Attesten/Attest[2]', 4, 'vier-attesten'),
];
const REGIE = '<Regie><Partner>VDAB</Partner><Sinds>2012-01-01</Sinds></Regie>';
const ATTEST = '<Attest><Type>EVC</Type></Attest>';
const answer = (inner: string): string => `<KBIDossier><INSZ>1</INSZ>${inner}</KBIDossier>`;
const TRUE = answer(`${REGIE}<Attesten>${ATTEST}${ATTEST}</Attesten>`);
const compare = (text: string, decisions = DECISIONS, clusters = [1, 4]) =>
  compareFields(pathsOfText(text), decisions, { clusters });

describe('an answer held against its decisions', () => {
  it('has a line for each element, at its own path, resting on the nearest decision', () => {
    const { rijen, verschillen } = compare(TRUE);
    expect(verschillen).to.deep.equal([]);
    expect(rijen.map(({ pad, regel }) => `${pad} ${regel}`)).to.deep.equal([
      'INSZ gekend-als-inburgeraar',
      'Regie huidige-regie',
      'Regie/Partner huidige-regie',
      'Regie/Sinds huidige-regie',
      'Attesten cluster-op-grond',
      'Attesten/Attest[1] vier-attesten',
      'Attesten/Attest[1]/Type vier-attesten',
      'Attesten/Attest[2] vier-attesten',
      'Attesten/Attest[2]/Type vier-attesten',
    ]);
  });

  it('shows an only entry of a list with its position', () => {
    const only = DECISIONS.filter(({ pad }) => pad !== 'Attesten/Attest[2]');
    const { rijen } = compare(answer(`${REGIE}<Attesten>${ATTEST}</Attesten>`), only);
    expect(rijen.at(-1)?.pad).to.equal('Attesten/Attest[1]/Type');
  });

  const planted: readonly (readonly [string, string, readonly Decision[], readonly number[], string])[] = [
    [
      'a field that the list does not name',
      TRUE.replace('</Regie>', '<Naam>X</Naam></Regie>'),
      DECISIONS,
      [1, 4],
      'Regie/Naam is in the answer',
    ],
    [
      'a field at the root',
      TRUE.replace('</KBIDossier>', '<Naam>X</Naam></KBIDossier>'),
      DECISIONS,
      [1, 4],
      'Naam is in the answer',
    ],
    [
      'a block nobody decided about',
      TRUE.replace('<Attesten>', '<Doelgroepbepaling><Type>X</Type></Doelgroepbepaling><Attesten>'),
      DECISIONS,
      [1, 4],
      'Doelgroepbepaling is in the answer',
    ],
    [
      'an entry more than was given',
      TRUE.replace('</Attesten>', `${ATTEST}</Attesten>`),
      DECISIONS,
      [1, 4],
      'Attesten/Attest[3] is in the answer',
    ],
    [
      'an entry less than was given',
      TRUE.replace(ATTEST, ''),
      DECISIONS,
      [1, 4],
      'Attesten/Attest[2] was given and is not',
    ],
    [
      'a field that was withheld',
      TRUE.replace('</Regie>', '<KBIVestiging><KBISleutel>1</KBISleutel></KBIVestiging></Regie>'),
      DECISIONS,
      [1, 4],
      'Regie/KBIVestiging was withheld',
    ],
    [
      'a decision that fell away',
      TRUE,
      DECISIONS.filter(({ pad }) => pad !== 'Regie'),
      [1, 4],
      'Regie is in the answer',
    ],
    [
      'a decision turned around',
      TRUE,
      DECISIONS.map((one) => (one.pad === 'Attesten/Attest[1]' ? { ...one, besluit: 'onthouden' as const } : one)),
      [1, 4],
      'Attesten/Attest[1] was withheld',
    ],
    [
      'a decision by a rule that may not open it',
      TRUE,
      DECISIONS.map((one) => (one.pad === 'Regie' ? { ...one, regel: 'contacttaal' } : one)),
      [1, 4],
      'Regie is in the answer',
    ],
    ['a cluster that is not on the ground', TRUE, DECISIONS, [1], 'Attesten is in the answer'],
  ];
  for (const [what, text, decisions, clusters, found] of planted)
    it(`finds ${what}`, () => {
      const { verschillen } = compareFields(pathsOfText(text), decisions, { clusters });
      expect(verschillen.join('\n')).to.contain(found);
      expect(() => explainFields(pathsOfText(text), decisions, { clusters }))
        .to.throw(Fault)
        .with.property('key', 'TRACE_DIFFERS');
    });

  it('tells block by block what is given and then what was withheld', () => {
    const rijen = explainFields(pathsOfText(TRUE), DECISIONS, { clusters: [1, 4] });
    expect(rijen.map(({ pad, besluit }) => `${besluit === 'gegeven' ? '+' : '-'} ${pad}`)).to.deep.equal([
      ...[
        '+ KBIDossier',
        '+ INSZ',
        '+ Regie',
        '+ Regie/Partner',
        '+ Regie/Sinds',
        '- Regie/KBIVestiging',
        '+ Attesten',
      ],
      ...['+ Attesten/Attest[1]', '+ Attesten/Attest[1]/Type', '+ Attesten/Attest[2]', '+ Attesten/Attest[2]/Type'],
      '- Attesten/Attest[dossier 1]',
    ]);
  });
});
