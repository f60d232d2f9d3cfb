// The other direction of the magda dialect: a question as a partner writes it, in exclusive canonical form.
// Serves `kbi send`, the demo, the bench and later the relay.
import { brusselsTime, type Datum } from '../../domain/time.js';
import { textElement } from '../../xml/writer.js';

/** A question of one service. `versie`: of its contract, `02.00`; absent `01.00`. `inhoud`: canonical XML of the children of Inhoud. `now`: milliseconds, gives Context/Tijdstip. */
export type Question = {
  readonly dienst: string;
  readonly namespace: string;
  readonly versie?: string | undefined;
  readonly Identificatie: string;
  readonly Referte: string;
  readonly VraagReferte: string;
  readonly Hoedanigheid?: string | undefined;
  readonly OrganisatieEenheid?: string | undefined;
  readonly Naam?: string | undefined;
  readonly Gebruiker?: string | undefined;
  readonly now: number;
  readonly inhoud: string;
};

/** Children of Inhoud of a KBIDossiers question. */
export const writeKBIDossiersInhoud = (vraag: {
  readonly INSZ: string;
  readonly Begin?: Datum | undefined;
  readonly Einde?: Datum | undefined;
  readonly MutatiesContext?: boolean | undefined;
}): string => {
  const { INSZ, Begin, Einde, MutatiesContext } = vraag;
  const einde = Einde === undefined ? '' : textElement('Einde', Einde);
  const periode = Begin === undefined ? '' : `<Periode>${textElement('Begin', Begin)}${einde}</Periode>`;
  const mutaties = MutatiesContext === undefined ? '' : textElement('MutatiesContext', String(MutatiesContext));
  return `${textElement('INSZ', INSZ)}${periode}${mutaties}`;
};

const optional = (name: string, text: string | undefined): string =>
  text === undefined ? '' : textElement(name, text);

/** The child of Body. */
export const writeQuestion = (question: Question): string => {
  const { dienst, namespace, versie = '01.00', now } = question;
  const { Datum, Tijd } = brusselsTime(now);
  return (
    `<kbi:${dienst} xmlns:kbi="${namespace}"><Verzoek><Context>${textElement('Naam', dienst)}<Versie>${versie}.0000</Versie>` +
    `<Bericht><Type>VRAAG</Type><Tijdstip><Datum>${Datum}</Datum><Tijd>${Tijd}</Tijd></Tijdstip>` +
    `<Afzender>${textElement('Identificatie', question.Identificatie)}${optional('Naam', question.Naam)}${textElement('Referte', question.Referte)}` +
    `${optional('OrganisatieEenheid', question.OrganisatieEenheid)}${optional('Hoedanigheid', question.Hoedanigheid)}${optional('Gebruiker', question.Gebruiker)}</Afzender></Bericht></Context>` +
    `<Vragen><Vraag>${textElement('Referte', question.VraagReferte)}<Inhoud>${question.inhoud}</Inhoud></Vraag></Vragen></Verzoek></kbi:${dienst}>`
  );
};
