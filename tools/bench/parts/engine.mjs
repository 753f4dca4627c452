import { measureEngine } from '../measure-process.mjs';

export const order = 1;
export const measure = ({ scratch, install, size }) => measureEngine(scratch, install, size);
