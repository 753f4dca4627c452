import { measureCompare } from '../measure-compare.mjs';

export const order = 6;
export const measure = ({ scratch, install, size }) => measureCompare(scratch, install, size);
