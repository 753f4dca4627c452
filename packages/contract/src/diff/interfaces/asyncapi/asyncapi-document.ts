// One model for both major versions of AsyncAPI. 2.x puts operations under channels and names them
// by what clients do. 3.x lists them separately and names them by what the application does.
import type { Pointer } from '../../../source/pointer';
import { refOf } from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';

export interface AsyncapiDocument {
  readonly side: DocumentSide;
  readonly version: string;
  readonly major: 2 | 3;
  readonly root: Located<Mapping>;
  readonly servers: readonly AsyncapiServer[];
  readonly channels: readonly AsyncapiChannel[];
  /** Operations of 3.x that are defined in other files, by their names: the references. */
  readonly elsewhere: ReadonlyMap<string, Located>;
}

export interface AsyncapiServer {
  readonly name: string;
  /** Host and path, without the protocol. */
  readonly address: string;
  readonly item: Located<Mapping>;
}

export interface AsyncapiChannel {
  /** The key in `channels`. */
  readonly id: string;
  /** Absent where only the running application knows it. */
  readonly address?: string;
  /** Where the document declares it; `item` is the target. */
  readonly pointer: Pointer;
  readonly item: Located<Mapping>;
  readonly operations: readonly AsyncapiOperation[];
  /** All that the channel itself lists (3.x), in either direction. */
  readonly messages: readonly AsyncapiMessage[];
}

/** What the application does: consumers read what it sends. */
export type Action = 'send' | 'receive';

export interface AsyncapiOperation {
  readonly id?: string;
  readonly action: Action;
  /** With its traits. */
  readonly item: Located<Mapping>;
  readonly messages: readonly AsyncapiMessage[];
  readonly reply?: AsyncapiReply;
}

export interface AsyncapiReply {
  readonly item: Located<Mapping>;
  /** What says where it goes. Only one of them should. */
  readonly address: {
    readonly ofChannel?: string;
    /** The expression that yields the address. */
    readonly location?: string;
    /** The reference to another file that its address is. */
    readonly outside?: string;
  };
  /** The reference to another file that its channel is. */
  readonly outside?: string;
  readonly messages: readonly AsyncapiMessage[];
}

export interface AsyncapiMessage {
  /** What the channel (3.x) or the message itself (2.x, `messageId`) calls it. */
  readonly id?: string;
  /** Its name in `components`. */
  readonly component?: string;
  readonly name?: string;
  /** Where the document declares it; the same for all references to one declaration. */
  readonly pointer: Pointer;
  /** As it is written, without its traits. */
  readonly item: Located<Mapping>;
  /** The reference to another file that it is. */
  readonly outside?: string;
}

/** Whether another file defines a channel, so that not even its address is known. */
export function isUnread({ item, address }: AsyncapiChannel): boolean {
  return address === undefined && refOf(item.value) !== undefined;
}

/** What people would call it. */
export function titleOf(message: AsyncapiMessage): string | undefined {
  return message.id ?? message.component ?? message.name;
}
