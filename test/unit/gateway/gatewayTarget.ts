import * as assert from 'node:assert/strict';
import { parseEndpoint } from '../../../src/core/gateway/endpoint';
import type { GatewayTarget } from '../../../src/core/gateway/request';

/** Where and how a test's client asks: by DELETE, in JSON and with the box's API key alone, unless told otherwise. */
export function gatewayTarget(endpoint: string, changes: Partial<GatewayTarget> = {}): GatewayTarget {
  const parsed = parseEndpoint(endpoint);
  assert.ok(parsed.ok);
  return {
    method: 'DELETE',
    format: 'json',
    credentials: { kind: 'apiKey', apiKey: 'box-api-key' },
    userAgent: 'test/1',
    endpoint: parsed.endpoint,
    ...changes,
  };
}
