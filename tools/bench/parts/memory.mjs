import { measureMemory } from '../measure-process.mjs';

export const order = 5;
export const measure = ({ scratch, install }) => measureMemory(scratch, install);
