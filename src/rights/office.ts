// The order `rechten` by its action: one table for a running gateway and for a command on the database. Orders are JSON of the command line.
import type { OfficeCommand } from '../callbacks/office.js';
import { inzage, verbetering, wissing } from './carry-out.js';
import type { Correction } from './corrections.js';
import type { RightsParts } from './parts.js';
import { extend, listRequests, readINSZ, refuse, refuseOrder, register } from './requests.js';

const readCorrections = (value: unknown): readonly Correction[] => {
  if (!Array.isArray(value) || value.some((one) => typeof one?.pad !== 'string'))
    throw refuseOrder('corrections must name fields');
  return value as Correction[];
};

/** Makes the command. */
export const rightsOffice =
  (parts: RightsParts): OfficeCommand =>
  async (order) => {
    const { action, INSZ, soort, ontvangen, id, maanden, reden } = order;
    switch (action) {
      case 'registreer':
        return register({ soort, INSZ, ontvangen }, parts);
      case 'verleng':
        return extend({ id, maanden, reden }, parts);
      case 'weiger':
        return refuse({ id, reden }, parts);
      case 'inzage':
        return inzage(readINSZ(INSZ), parts);
      case 'verbetering':
        return verbetering(readINSZ(INSZ), readCorrections(order.verbeteringen), parts);
      case 'wissing':
        return wissing(readINSZ(INSZ), order.behoudAudit === true, parts);
      default:
        return { verzoeken: await listRequests(order.all === true, parts) };
    }
  };
