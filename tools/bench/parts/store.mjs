import { measureStore } from '../measure-process.mjs';

export const order = 1.5;
export const measure = ({ scratch, install, size }) => measureStore(scratch, install, size);
