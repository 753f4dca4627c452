// What a task loads that explains: the engine without comparison and releases. `reports.ts` prints what it answers.
export { createSession } from './bundle/session';
export { explainContract, type ExplainRequest } from './render/explain/explain-contract';
