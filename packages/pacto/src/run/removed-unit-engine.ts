// What renders and reviews a unit that a change removes. It is imported when there is one, because the engine
// takes long to load.
export { createSession, renderUnit, reviewRemovedUnit } from 'pacto-contract';
