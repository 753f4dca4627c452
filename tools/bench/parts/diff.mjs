import { measureDiff } from '../measure-diff.mjs';

export const order = 4;
export const measure = ({ scratch, template, size }) => measureDiff(scratch, template, size);
