// Reads a contract that is new to the graph. It is imported on use, because it loads a reader of YAML.
export { readFacts } from 'pacto-contract/read';
