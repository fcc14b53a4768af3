import type { TransactionReceipt } from "ethers";
import type { z } from "zod";
import type { Deployment } from "../deployments/record.js";
import { decodeRevert } from "../errors/decode.js";
import type { Wording } from "../errors/kinds.js";
import { withNames } from "../errors/naming.js";
import { parameterInvalid, sdkError, type TradelaneError } from "../errors/tradelane-error.js";
import { fingerprintOf } from "../sending/json.js";
import type { Sender } from "../sending/sender.js";
import type { Act, Prepared } from "./act.js";
import { signConsent } from "./consent.js";
import type { ActContext } from "./context.js";
import { proposalOf } from "./council/proposal.js";
import { callOf } from "../chain/contracts.js";
import { ActEvents } from "./events.js";
import { actNamed } from "./registry.js";

/** How an act is sent. */
export interface SendOptions {
  /** The caller's name for this act: the same id again with the same parameters returns the recorded result. */
  readonly businessId?: string;
  /** Has the council decide an act that is not the sender's to do. */
  readonly via?: "council" | undefined;
}

/** Where an act stands on the chain. */
export interface TransactionInfo {
  readonly hash: string;
  readonly block: number;
  readonly gasUsed: bigint;
}

const VIA_COUNCIL = " via council";
const SIGN = ".sign";

/** Reads what an act returned from its receipt. */
export function readResult(name: string, receipt: TransactionReceipt, deployment: Deployment): object {
  const events = new ActEvents(receipt, deployment);
  const { hash, blockNumber: block, gasUsed } = receipt;
  const transaction: TransactionInfo = { hash, block, gasUsed };
  if (!name.endsWith(VIA_COUNCIL)) return { ...(actNamed(name).result(events) as object), transaction };
  const proposal = proposalOf(events);
  if (proposal.stage !== "Executed") return { ...proposal, transaction };
  return { ...proposal, result: actNamed(name.slice(0, -VIA_COUNCIL.length)).result(events), transaction };
}

/** Checks parameters against an act's schema. */
export function parseParams<Schema extends z.ZodType>(schema: Schema, params: unknown): z.output<Schema> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "parameters" : issue.path.join(".");
  throw parameterInvalid(place, issue?.message ?? "not as the act takes them", parsed.error);
}

/** Carries acts out for one account. */
export class ActRunner {
  readonly #context: ActContext;
  readonly #sender: Sender | undefined;
  readonly #told: (error: unknown, wording?: Wording) => TradelaneError;

  constructor(
    context: ActContext,
    sender: Sender | undefined,
    told: (error: unknown, wording?: Wording) => TradelaneError,
  ) {
    this.#context = context;
    this.#sender = sender;
    this.#told = told;
  }

  /** Sends an act; see {@link SendOptions}. */
  async send(act: Act, params: unknown, { businessId = crypto.randomUUID(), via }: SendOptions = {}): Promise<unknown> {
    const sender = this.#sender;
    if (sender === undefined) throw sdkError("AccountMissing", { act: act.name });
    if (via === "council" && act.restricted !== true) throw sdkError("ActNotForCouncil", { act: act.name });
    const name = via === "council" ? `${act.name}${VIA_COUNCIL}` : act.name;
    let wording = this.#wording();
    try {
      const checked: unknown = parseParams(act.params, params);
      const fingerprint = fingerprintOf(name, params);
      // What was done need not be possible any more: the record is asked before the chain.
      const known = await sender.recall({ businessId, act: name, fingerprint });
      if (known !== undefined) return known;
      const prepared = await act.prepare(this.#context, checked);
      wording = this.#wording(prepared);
      const { contract, data } = via === "council" ? proposalCall(prepared, this.#context.deployment) : prepared;
      const to = this.#context.deployment.contracts[contract].proxy;
      return await sender.send({ businessId, act: name, fingerprint, to, data, wording });
    } catch (error) {
      throw await this.#tell(error, wording);
    }
  }

  /** The error in words, with the names the caller gave to the members in it. */
  #tell(error: unknown, wording: Wording): Promise<TradelaneError> {
    return withNames(this.#told(error, wording), this.#context.directory, wording);
  }

  #wording(prepared?: Prepared): Wording {
    const { directory } = this.#context;
    const wording: Wording = { nameOf: (member) => directory.nameOf(member), currency: prepared?.currency };
    return { ...wording, revertOf: (data, language) => decodeRevert(data, wording).describe(language).message };
  }

  /** Signs the consent of the connected account to an act. */
  async sign(act: Act, params: unknown): Promise<string> {
    const form = act.consent;
    if (form === undefined) throw sdkError("ActUnknown", { act: `${act.name}${SIGN}` });
    try {
      return await signConsent(form, this.#context, parseParams(form.params, params));
    } catch (error) {
      throw await this.#tell(error, this.#wording());
    }
  }

  /** Sends an act, or signs a consent, by name. */
  async named(name: string, params: unknown, options?: SendOptions): Promise<unknown> {
    return name.endsWith(SIGN)
      ? this.sign(actNamed(name.slice(0, -SIGN.length)), params)
      : this.send(actNamed(name), params, options);
  }
}

function proposalCall(prepared: Prepared, deployment: Deployment): Prepared {
  const target = deployment.contracts[prepared.contract].proxy;
  return { ...callOf("council", "propose", [target, prepared.data]), currency: prepared.currency };
}

/** The call of a named act, for the council to decide. */
export async function councilCall(context: ActContext, name: string, params: unknown) {
  const act = actNamed(name);
  if (act.restricted !== true) throw sdkError("ActNotForCouncil", { act: name });
  const { contract, data } = await act.prepare(context, parseParams(act.params, params));
  return { target: context.deployment.contracts[contract].proxy, data };
}
