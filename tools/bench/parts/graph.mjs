import { measureGraph } from '../measure-process.mjs';

export const order = 2;
export const measure = ({ scratch, install, size }) => measureGraph(scratch, install, size);
