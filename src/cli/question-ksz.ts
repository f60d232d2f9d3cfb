// Builds the question of `kbi send --dialect ksz`: the customer from the partner, criteria from `--insz` and `--set path=value`.
// As in the other dialect only what the user said is put in: a tester must be able to send what is wrong.
import { legalContextOf } from '../dialects/ksz/legal-context.js';
import { writeQuestion } from '../dialects/ksz/question.js';
import { servicePath } from '../replay/address.js';
import { type Asked, SERVICES, type Service, writeInhoud } from './question.js';

/** Order of criteria, and where `--insz` goes; absent: the service is not spoken in this dialect. */
const CRITERIA: Readonly<Record<string, readonly string[]>> = {
  KBIDossiers: ['ssin', 'period', 'period/beginDate', 'period/endDate'],
  GeefKBIVestiging: ['Postcode', 'Ondernemingsnummer', 'KBISleutel'],
  Toeleiding: ['ssin'],
};

/** The services of the ksz dialect. A Toeleiding has the order of the other dialect below its element. */
export const KSZ_SERVICES: readonly Service[] = SERVICES.flatMap((service) => {
  const order = CRITERIA[service.name];
  if (order === undefined) return [];
  const { name, Hoedanigheid } = service;
  const namespace = `urn:kbi-gateway:ksz:${name}:v1`;
  return {
    ...{ name, namespace, Hoedanigheid, versie: 'v1', insz: 'ssin' },
    path: servicePath(namespace, `${name}Request`),
    soapAction: `urn:kbi-gateway:ksz:${name}/v1`,
    order: [...order, ...service.order],
  };
});

const BLOCK =
  /^\/?(?:informationCustomer\/)?(?:customerIdentification\/)?(ticket|cbeNumber|sector|institution|legalContext)$/;

/** The child of Body, in canonical form. An empty ticket leaves it out. */
export const composeKszQuestion = ({ service, partner, insz, settings, now, uuid }: Asked): string => {
  const blocks: Partial<Record<string, string>> = {};
  const criteria: (readonly [string, string])[] = insz === undefined ? [] : [[service.insz ?? 'ssin', insz]];
  for (const [path, value] of settings) {
    const block = BLOCK.exec(path)?.[1];
    if (block === undefined) criteria.push([path.replace(/^\/?criteria\//, ''), value]);
    else blocks[block] = value;
  }
  const { ticket = uuid(), sector, institution, cbeNumber = partner.Ondernemingsnummer } = blocks;
  const numbered = sector !== undefined || institution !== undefined;
  return writeQuestion({
    dienst: service.name,
    namespace: service.namespace,
    ticket: ticket === '' ? undefined : ticket,
    sent: now,
    customer: numbered ? { sector: Number(sector ?? 17), institution: Number(institution ?? 1) } : cbeNumber,
    legalContext: blocks.legalContext ?? legalContextOf(service.Hoedanigheid) ?? '',
    criteria: writeInhoud(criteria, service.order),
  });
};
