// A database of version 7, frozen: version 6 with what that program made of its grounds. Never edited.
import { VERSION_6 } from './version-6.js';

export const VERSION_7 = `${VERSION_6}
ALTER TABLE machtiging RENAME TO grond;
UPDATE grond SET document = '{"nummer":"KBIDossiers-17001","soort":"MACHTIGING","omschrijving":"KBIDossiers-17001","bron":"VTC 25-07-2012, 002 §97","paragraaf":"VTC 25-07-2012, 002 §97","ontvangers":["OCMW"],"stromen":[{"stroom":"KBIDossiers","Hoedanigheden":["17001"],"clusters":[1,2],"doeleinden":[{"code":"oud","nl":"A120: begeleiden","en":"A120: begeleiden","paragraaf":"-"}],"repertoriumcodes":[1,2,3]}],"status":"GEVALIDEERD","geldig":{"Begin":"2012-07-25"}}' WHERE sleutel = 'KBIDossiers-17001';
UPDATE grond SET document = '{"nummer":"GeefKBIVestiging-17001","soort":"MACHTIGING","omschrijving":"GeefKBIVestiging-17001","bron":"VTC 25-07-2012, 002 §97","paragraaf":"VTC 25-07-2012, 002 §97","ontvangers":["OCMW","vdab"],"stromen":[{"stroom":"GeefKBIVestiging","Hoedanigheden":["17001"],"clusters":[],"doeleinden":[{"code":"oud","nl":"A120","en":"A120","paragraaf":"-"},{"code":"oud","nl":"A121","en":"A121","paragraaf":"-"}]}],"status":"CONCEPT","geldig":{"Begin":"2012-07-25","Einde":"2013-01-01"}}' WHERE sleutel = 'GeefKBIVestiging-17001';
PRAGMA user_version = 7;
`;
