// What reads a contract that the graph has not seen yet. It is imported when it is needed, because it loads a
// reader of YAML.
export { readFacts } from 'pacto-contract/read';
