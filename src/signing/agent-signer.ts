import { sameBytes } from '../base/index.ts';
import type { Sockets } from '../host/index.ts';
import {
  LARGEST_AGENT_ANSWER,
  listRequest,
  readAgentSignature,
  readIdentities,
  signRequest,
} from './agent-protocol.ts';
import { agentRefused } from './errors.ts';
import type { PublicKey } from './public-key.ts';
import { armoredSignature, provenSignature, type Signer } from './signer.ts';

/** Where an ssh-agent listens: the value of `SSH_AUTH_SOCK`. */
export interface Agent {
  readonly sockets: Sockets;
  readonly socket: string;
}

/**
 * Signs through an ssh-agent that holds the key; returns undefined where it does not hold it,
 * cannot be reached or does not speak as agents do, so that other ways are tried.
 */
export async function signerFromAgent(
  publicKey: PublicKey,
  agent: Agent,
): Promise<Signer | undefined> {
  if (!(await holdsKey(agent, publicKey))) return undefined;
  return {
    publicKey,
    source: 'ssh-agent',
    async sign(message, namespace) {
      const request = { message, namespace, key: publicKey };
      const armored = await armoredSignature(publicKey, request, (bytes) =>
        askForSignature(agent, publicKey, bytes),
      );
      return provenSignature(armored, request, 'ssh-agent');
    },
  };
}

async function holdsKey(agent: Agent, key: PublicKey): Promise<boolean> {
  try {
    const answer = await agent.sockets.ask(agent.socket, listRequest(), LARGEST_AGENT_ANSWER);
    const blobs = readIdentities(answer) ?? [];
    return blobs.some((blob) => sameBytes(blob, key.blob));
  } catch {
    return false;
  }
}

async function askForSignature(
  agent: Agent,
  key: PublicKey,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const request = signRequest(key.blob, bytes);
  const answer = await agent.sockets.ask(agent.socket, request, LARGEST_AGENT_ANSWER);
  const signature = readAgentSignature(answer);
  if (signature === undefined) throw agentRefused(key.fingerprint);
  return signature;
}
