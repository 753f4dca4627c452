import { rmSync } from 'node:fs';
import { prepared } from './paths';

export default function globalTeardown(): void {
  rmSync(prepared().scratch, { recursive: true, force: true });
}
