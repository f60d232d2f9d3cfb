// A database of version 6, frozen: version 5 with what that program added to it, and grounds as it kept them. Never edited.
import { VERSION_5 } from './version-5.js';

export const VERSION_6 = `${VERSION_5}
CREATE TABLE aankondiging (INSZ TEXT PRIMARY KEY, voor TEXT, beurt INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID;
INSERT INTO machtiging (sleutel, document, herkomst) VALUES
  ('KBIDossiers-17001', '{"nummer":"KBIDossiers-17001","bron":"VTC 25-07-2012, 002 §97","stroom":"KBIDossiers","Hoedanigheid":"17001","ontvangers":["OCMW"],"clusters":[1,2],"doeleinden":["A120: begeleiden"],"status":"GEVALIDEERD","geldig":{"Begin":"2012-07-25"},"repertoriumcodes":[1,2,3]}', 'fixture'),
  ('GeefKBIVestiging-17001', '{"nummer":"GeefKBIVestiging-17001","bron":"VTC 25-07-2012, 002 §97","stroom":"GeefKBIVestiging","Hoedanigheid":"17001","ontvangers":["OCMW","vdab"],"clusters":[],"doeleinden":["A120","A121"],"status":"CONCEPT","geldig":{"Begin":"2012-07-25","Einde":"2013-01-01"}}', 'user');
PRAGMA user_version = 6;
`;
