import type { FoundChange } from '../../change/detection';
import type { ProtoFile } from '../../../source/protobuf/proto-file';

/** Both files parsed; pointers of changes are keys of `ProtoFile.places`. */
export interface ProtoPair {
  readonly base: ProtoFile;
  readonly head: ProtoFile;
  readonly add: (change: FoundChange) => void;
}
