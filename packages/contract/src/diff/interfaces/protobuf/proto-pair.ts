import type { FoundChange } from '../../change/detection';
import type { ProtoFile } from '../../../source/protobuf/proto-file';
import type { FindType } from './field-types';

/** Both files parsed; pointers of changes are keys of `ProtoFile.places`. */
export interface ProtoPair {
  readonly base: ProtoFile;
  readonly head: ProtoFile;
  readonly findInBase: FindType;
  readonly findInHead: FindType;
  readonly add: (change: FoundChange) => void;
}
