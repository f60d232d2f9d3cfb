// The ksz dialect: everything of it behind one object of the Dialect shape.
import type { Dialect } from '../dialect.js';
import { readVerzoek } from './read.js';
import { writeAnswer, writeFaultOf, writeRefusal } from './write.js';

export const ksz: Dialect = { name: 'ksz', read: readVerzoek, writeAnswer, writeRefusal, fault: writeFaultOf };
