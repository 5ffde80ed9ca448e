/** The measuring process: runs probes, one at a time. It is started for a measurement and ends after it. */
import { measure } from '../ml/probes/index.ts';
import { followParent } from '../processes/orphan.ts';
import { serveRpc } from '../processes/serve-rpc.ts';
import type { ProbeRequest } from '../types/probe.ts';

followParent();
serveRpc((request: ProbeRequest) => measure(request));
