import type { Provider } from "ethers";
import { stateError } from "../../events/errors.js";
import { readEvents, type EventRange } from "../../events/read.js";
import type { SuiteAddresses } from "../../events/types.js";
import { emptyState, fold, type SuiteState } from "../suite.js";
import { ChainAt } from "./chain.js";
import { checkClaims, type Claim } from "./claim.js";
import { acceptorClaims } from "./claims/acceptors.js";
import {
  billClaims,
  discountClaims,
  pledgeClaims,
  presentationClaims,
  recourseClaims,
  rediscountClaims,
} from "./claims/bills.js";
import { deploymentClaims } from "./claims/deployment.js";
import { creditLineClaims } from "./claims/credit-lines.js";
import { documentClaims } from "./claims/evidence.js";
import { financingClaims, redemptionClaims } from "./claims/financing.js";
import { instrumentClaims, lotClaims, tokenClaims } from "./claims/lots.js";
import { accountClaims, attestationClaims, gateClaims, memberClaims } from "./claims/members.js";
import { pathClaims, type PathCounts } from "./claims/paths.js";
import { quotaClaims } from "./claims/quotas.js";
import { epochClaims, parameterClaims } from "./claims/rules.js";
import { instructionClaims, obligationClaims } from "./claims/settlement.js";
import { differenceOf, type Difference } from "./difference.js";
import { LAWS } from "./laws/all.js";

type Claims = (state: SuiteState, chain: ChainAt) => Iterable<Claim>;

/** What is compared with the chain, area by area. */
const CLAIMS: Readonly<Record<string, Claims>> = {
  contracts: deploymentClaims,
  members: memberClaims,
  accounts: accountClaims,
  gate: gateClaims,
  ruleEpochs: epochClaims,
  ruleParameters: parameterClaims,
  attestations: attestationClaims,
  documents: documentClaims,
  instruments: instrumentClaims,
  lots: lotClaims("receivables"),
  tokens: tokenClaims("receivables"),
  bills: billClaims,
  billLots: lotClaims("bills"),
  billTokens: tokenClaims("bills"),
  pledges: pledgeClaims,
  presentations: presentationClaims,
  discounts: discountClaims,
  billRecourse: recourseClaims,
  rediscounts: rediscountClaims,
  creditLines: creditLineClaims,
  financings: financingClaims,
  payments: redemptionClaims,
  quotas: quotaClaims,
  acceptors: acceptorClaims,
  instructions: instructionClaims,
  obligations: obligationClaims,
};

export interface VerifySettings {
  /** First block that may hold an event of the suite (0 unless told otherwise). */
  readonly fromBlock?: number;
  /** The block at which events and state are compared (the latest unless told otherwise). */
  readonly toBlock?: number;
  /** Calls asked at the same time (100 unless told otherwise). */
  readonly atOnce?: number;
  /**
   * Steps of paths that the chain is asked to walk in all (2,000,000 unless told otherwise). Lots cut off one after the
   * other from the same lot share their steps, so all paths together can be as long as the square of the events; beyond
   * this the trails speak for themselves: each was rebuilt step by step from the events and compared with the chain's.
   */
  readonly pathSteps?: number;
  /** Told what is being done, from time to time. */
  readonly onProgress?: (step: string, count: number) => void;
  /** The events to judge by, instead of those the provider gives. */
  readonly events?: AsyncIterable<EventRange> | Iterable<EventRange>;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly block: number;
  readonly events: number;
  /** How many claims of each area hold on the chain. */
  readonly checked: Readonly<Record<string, number>>;
  /** How many things each law was tried on. */
  readonly laws: Readonly<Record<string, number>>;
  readonly paths: Readonly<PathCounts>;
  /** The first thing that is not as the events say; absent when all is. */
  readonly difference?: Difference;
}

const AT_ONCE = 100;
const PATH_STEPS = 2_000_000;

/**
 * Rebuilds the suite's whole state from its events alone and compares it with what the contracts' views say at the same
 * block; then tries the laws that hold across areas. Stops at the first difference.
 *
 * Views do not enumerate: a slot of which no event speaks is not looked at.
 *
 * @throws StateError when the events cannot be read; ethers' errors when the node does not answer.
 *
 * @example
 * const { ok, difference } = await verify(provider, addresses);
 * if (!ok) console.error(difference);
 */
export async function verify(
  provider: Provider,
  addresses: SuiteAddresses,
  {
    fromBlock = 0,
    toBlock,
    atOnce = AT_ONCE,
    pathSteps = PATH_STEPS,
    onProgress = () => undefined,
    events,
  }: VerifySettings = {},
): Promise<VerifyReport> {
  const block = await provider.getBlock(toBlock ?? "latest");
  if (block === null) throw stateError("EVENTS_BLOCK_MISSING", { block: toBlock ?? "latest" });
  const chain = new ChainAt(provider, addresses, block);
  const progress: Progress = {
    block: block.number,
    events: 0,
    checked: {},
    laws: {},
    paths: { onChain: 0, byTrail: 0 },
  };
  try {
    const ranges = events ?? readEvents(provider, addresses, fromBlock, block.number);
    const state = await foldAll(ranges, progress, onProgress);
    for (const [area, claims] of Object.entries({ ...CLAIMS, paths: byPath(pathSteps, progress.paths) })) {
      progress.checked[area] = await checkClaims(claims(state, chain), chain, atOnce);
      onProgress(area, progress.checked[area]);
    }
    for (const [law, holds] of Object.entries(LAWS)) {
      progress.laws[law] = holds(state);
      onProgress(law, progress.laws[law]);
    }
    return { ok: true, ...progress };
  } catch (error) {
    const difference = differenceOf(error);
    if (difference === undefined) throw error;
    return { ok: false, ...progress, difference };
  }
}

interface Progress {
  readonly block: number;
  events: number;
  readonly checked: Record<string, number>;
  readonly laws: Record<string, number>;
  readonly paths: PathCounts;
}

function byPath(mostSteps: number, counts: PathCounts): Claims {
  return (state: SuiteState) => pathClaims(state, mostSteps, counts);
}

async function foldAll(
  ranges: AsyncIterable<EventRange> | Iterable<EventRange>,
  progress: Progress,
  onProgress: (step: string, count: number) => void,
): Promise<SuiteState> {
  const state = emptyState();
  for await (const { range, events } of ranges) {
    for (const event of events) fold(state, event);
    progress.events += events.length;
    onProgress(`events to block ${range.to}`, progress.events);
  }
  return state;
}
