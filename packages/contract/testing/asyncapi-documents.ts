// Documents in both versions of AsyncAPI that say the same, for the cases that compare them.

/** A document of one channel, `orders`, unless `more` says otherwise. */
export function async2(channel: object, more: object = {}): Record<string, unknown> {
  return {
    asyncapi: '2.6.0',
    info: { title: 'Orders', version: '1' },
    channels: { orders: channel },
    ...more,
  };
}

/** In 2.x the application sends where clients subscribe. */
export const sends2 = (message: object, more: object = {}) => ({
  subscribe: { message, ...more },
});
export const receives2 = (message: object, more: object = {}) => ({
  publish: { message, ...more },
});

export function async3(
  channel: object,
  operations: object = {},
  more: object = {},
): Record<string, unknown> {
  return {
    asyncapi: '3.0.0',
    info: { title: 'Orders', version: '1' },
    channels: { orders: { address: 'orders', ...channel } },
    operations,
    ...more,
  };
}

const ordersRef = { $ref: '#/channels/orders' };
export const send3 = (more: object = {}) => ({
  sendOrders: { action: 'send', channel: ordersRef, ...more },
});
export const receive3 = (more: object = {}) => ({
  receiveOrders: { action: 'receive', channel: ordersRef, ...more },
});
export const messageRef = (name: string) => ({ $ref: `#/channels/orders/messages/${name}` });
