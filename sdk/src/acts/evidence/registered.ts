import type { EventArguments } from "../../chain/history.js";
import { currencyName } from "../../values/currency.js";
import { DocumentKind, type DocumentKindName } from "../../values/enums.js";

/** A registered document, as results tell it. */
export interface RegisteredDocument {
  readonly tag: string;
  readonly seller: number;
  readonly buyer: number;
  readonly registrant: number;
  readonly kind: DocumentKindName | undefined;
  /** ISO 4217 alphabetic code. */
  readonly currency: string;
  /** Minor units. */
  readonly amount: bigint;
  readonly root: string;
}

export function registeredOf(args: EventArguments<"evidence.DocumentRegistered">): RegisteredDocument {
  const { tag, seller, buyer, registrant, kind, currency, amount, root } = args;
  return {
    tag,
    seller: Number(seller),
    buyer: Number(buyer),
    registrant: Number(registrant),
    kind: DocumentKind.nameOf(kind),
    currency: currencyName(currency),
    amount,
    root,
  };
}
