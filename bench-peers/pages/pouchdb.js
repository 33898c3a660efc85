import { pouchdb } from './pouchdb-contender.js';

window.contender = pouchdb({});
