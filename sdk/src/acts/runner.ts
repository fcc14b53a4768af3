import type { TransactionReceipt } from "ethers";
import type { z } from "zod";
import type { Deployment } from "../deployments/record.js";
import { decodeRevert } from "../errors/decode.js";
import type { Wording } from "../errors/kinds.js";
import { withNames } from "../errors/naming.js";
import { parameterInvalid, sdkError, type TradelaneError } from "../errors/tradelane-error.js";
import { fingerprintOf } from "../sending/json.js";
import type { Plan } from "../sending/outbox.js";
import type { Sender } from "../sending/sender.js";
import type { ListReading, Series } from "../sending/series.js";
import type { CurrencyUnits } from "../values/currency.js";
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

/** How a connection sends. */
export interface Sending {
  readonly sender: Sender;
  readonly series: Series;
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
  readonly #sending: Sending | undefined;
  readonly #told: (error: unknown, wording?: Wording) => TradelaneError;

  constructor(
    context: ActContext,
    sending: Sending | undefined,
    told: (error: unknown, wording?: Wording) => TradelaneError,
  ) {
    this.#context = context;
    this.#sending = sending;
    this.#told = told;
  }

  /** Sends an act; see {@link SendOptions}. */
  async send(act: Act, params: unknown, { businessId = crypto.randomUUID(), via }: SendOptions = {}): Promise<unknown> {
    if (this.#sending === undefined) throw sdkError("AccountMissing", { act: act.name });
    const { sender, series } = this.#sending;
    if (via === "council" && act.restricted !== true) throw sdkError("ActNotForCouncil", { act: act.name });
    const name = via === "council" ? `${act.name}${VIA_COUNCIL}` : act.name;
    let wording = this.#wording();
    try {
      const checked: unknown = parseParams(act.params, params);
      const named = { businessId, act: name, fingerprint: fingerprintOf(name, params) };
      // What was done need not be possible any more: the record is asked before the chain.
      const known = await sender.recall(named);
      if (known !== undefined) return known;
      const begun = await series.begun(named);
      if (begun !== undefined) return await series.carryOut(begun, this.#readingOf(act, begun.plan));
      const prepared = await act.prepare(this.#context, checked);
      wording = this.#wording(prepared.currency);
      const { contracts } = this.#context.deployment;
      if ("parts" in prepared) {
        const { contract, parts, currency } = prepared;
        const order = { ...named, to: contracts[contract].proxy, plan: { parts, ...(currency && { currency }) } };
        const list = await series.begin(order);
        return await series.carryOut(list, this.#readingOf(act, list.plan ?? order.plan));
      }
      const { contract, data } = via === "council" ? proposalCall(prepared, this.#context.deployment) : prepared;
      return await sender.send({ ...named, to: contracts[contract].proxy, data, wording });
    } catch (error) {
      throw await this.#tell(error, wording);
    }
  }

  /** The error in words, with the names the caller gave to the members in it. */
  #tell(error: unknown, wording: Wording): Promise<TradelaneError> {
    return withNames(this.#told(error, wording), this.#context.directory, wording);
  }

  /** How the results and errors of a list's transactions become those of the list. */
  #readingOf(act: Act, { parts, currency }: Plan): ListReading {
    const places = parts.map((part) => part.places);
    const wording = this.#wording(currency);
    return {
      wording,
      join: (results) => {
        const last = (results.at(-1) ?? {}) as { transaction?: TransactionInfo };
        return { ...(act.join?.(results, places) ?? last), transaction: last.transaction };
      },
      retell: async (error, part) => {
        const told = this.#told(error, wording);
        return this.#tell((await act.retell?.(this.#context, told, part.places, wording)) ?? told, wording);
      },
    };
  }

  #wording(currency?: CurrencyUnits): Wording {
    const { directory } = this.#context;
    const wording: Wording = { nameOf: (member) => directory.nameOf(member), currency };
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
  const prepared = await act.prepare(context, parseParams(act.params, params));
  // What the council decides is one call.
  if ("parts" in prepared) throw sdkError("ActNotForCouncil", { act: name });
  return { target: context.deployment.contracts[prepared.contract].proxy, data: prepared.data };
}
