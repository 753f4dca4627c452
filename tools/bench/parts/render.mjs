import { measureRender } from '../measure-render.mjs';

export const order = 3.5;
export const measure = ({ scratch, template, size }) => measureRender(scratch, template, size);
