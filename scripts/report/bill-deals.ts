import { enums } from "@tradelane/sdk";
import type { SuiteEvent } from "@tradelane/sdk/events";
import { lotName } from "@tradelane/sdk/path";
import { decimals, money, YUAN } from "./money.ts";
import type { NameOf } from "./names.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

/** Lots that a bank discounted, or the central bank rediscounted, and what came of it. Minor units. */
export interface BillDeal {
  readonly what: "discount" | "rediscount";
  readonly seller: bigint;
  readonly buyer: bigint;
  readonly lots: readonly bigint[];
  readonly amount: bigint;
  readonly interest: bigint;
  /** For which quota it counts beside the whole one. */
  readonly label: string;
  readonly underRepurchase: boolean;
  outcome:
    "cash on its way" | "no cash" | "bought" | "to be redeemed" | "redeemed" | "kept" | "collected" | "dishonoured";
}

/** What becomes of a lot's deal by an event on that lot. */
const OUTCOMES: Readonly<Partial<Record<SuiteEvent["name"], BillDeal["outcome"]>>> = {
  DiscountReleased: "no cash",
  LotRedeemedBySeller: "redeemed",
  LotRetained: "kept",
  RediscountRedeemed: "redeemed",
  RediscountRetained: "kept",
  RediscountCollected: "collected",
  RediscountDishonoured: "dishonoured",
};

/** Deals as the events tell them, one after the other. */
export class BillDeals {
  readonly #deals: BillDeal[] = [];
  readonly #byRun = new Map<string, BillDeal>();

  get all(): readonly BillDeal[] {
    return this.#deals;
  }

  hear(event: SuiteEvent): void {
    const isDiscount = event.contract === "discounting";
    if (!isDiscount && event.contract !== "rediscountWindow") return;
    if (isDiscount && event.name === "DiscountAgreed") this.#agreed(event.args);
    else if (!isDiscount && event.name === "RediscountApproved") this.#approved(event.args);
    else if (event.name === "RediscountSettled") settle(this.#byRun.get(event.args.run));
    else if (event.name === "RediscountReleased") end(this.#byRun.get(event.args.run), "no cash");
    else if (event.name === "LotDiscounted") settle(this.#last("discount", event.args.lot));
    else {
      const outcome = OUTCOMES[event.name];
      const of = isDiscount ? "discount" : "rediscount";
      if (outcome !== undefined && "lot" in event.args) end(this.#last(of, event.args.lot), outcome);
    }
  }

  #agreed({ lot, seller, buyer, terms, price, interest }: ArgumentsOf<"DiscountAgreed">): void {
    const deal = { what: "discount", seller, buyer, lots: [lot], amount: price + interest, interest } as const;
    const underRepurchase = terms.redeemUntil !== 0n;
    this.#deals.push({ ...deal, label: "", underRepurchase, outcome: "cash on its way" });
  }

  #approved({ run, bank, centralBank, terms, lots, amount, interest }: ArgumentsOf<"RediscountApproved">): void {
    const deal = { what: "rediscount", seller: bank, buyer: centralBank, lots, amount, interest } as const;
    const label = terms.label === 0n ? "" : enums.QuotaLabel.labelOf(terms.label).en;
    const underRepurchase = terms.redeemUntil !== 0n;
    const known: BillDeal = { ...deal, label, underRepurchase, outcome: "cash on its way" };
    this.#deals.push(known);
    this.#byRun.set(run, known);
  }

  #last(what: BillDeal["what"], lot: bigint): BillDeal | undefined {
    return this.#deals.findLast((deal) => deal.what === what && deal.lots.includes(lot));
  }
}

type ArgumentsOf<Name extends SuiteEvent["name"]> = Extract<SuiteEvent, { readonly name: Name }>["args"];

/** The cash is final. */
function settle(deal: BillDeal | undefined): void {
  end(deal, deal?.underRepurchase === true ? "to be redeemed" : "bought");
}

function end(deal: BillDeal | undefined, outcome: BillDeal["outcome"]): void {
  if (deal !== undefined) deal.outcome = outcome;
}

export function billDealsSection(deals: readonly BillDeal[], nameOf: NameOf): Section {
  const rows = deals.map(({ what, seller, buyer, label, underRepurchase, amount, interest, outcome }) => [
    [what, ...(underRepurchase ? ["under repurchase"] : []), ...(label === "" ? [] : [`(${label})`])].join(" "),
    nameOf(seller),
    nameOf(buyer),
    money(amount, YUAN),
    money(interest, YUAN),
    outcome,
  ]);
  const head = ["deal", "seller", "buyer", "amount:", "interest:", "what came of it"];
  return { title: "Discounts and rediscounts", lines: rows.length === 0 ? [] : table(head, rows) };
}

export function billDealsJson(deals: readonly BillDeal[], nameOf: NameOf): object[] {
  return deals.map(({ what, seller, buyer, label, lots, underRepurchase, amount, interest, outcome }) => ({
    what,
    seller: nameOf(seller),
    buyer: nameOf(buyer),
    lots: lots.map(lotName),
    ...(label !== "" && { label }),
    underRepurchase,
    ...decimals(YUAN, { amount, interest }),
    outcome,
  }));
}
