import { pouchdb } from './pouchdb-contender.js';

// Ten times its default: the first sync takes half the time, the first rows come later.
window.contender = pouchdb({ batch_size: 1000 });
