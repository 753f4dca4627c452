import { measureNx } from '../measure-nx.mjs';

export const order = 3;
export const measure = ({ scratch, template, size }) => measureNx(scratch, template, size);
