import type { SuiteEvent } from "../events/types.js";
import { decodeStep, StepAct } from "../path/step.js";
import { area, unexplained } from "./area.js";

/** A document as `IEvidence.documentAt` returns it. */
export interface DocumentRecord {
  readonly seller: bigint;
  readonly buyer: bigint;
  readonly currency: bigint;
  readonly kind: bigint;
  version: bigint;
  amount: bigint;
  financed: bigint;
  readonly paid: bigint;
  fingerprint: bigint;
}

export interface DocumentsState {
  readonly documents: Map<string, DocumentRecord>;
  /** The member that brought each document in. */
  readonly registrants: Map<string, bigint>;
  /** By how much credit notes overdrew documents without the alert that belongs to it; empty in sound events. */
  readonly unalerted: Map<string, bigint>;
  /** Contracts that may use documents up. */
  readonly desks: Map<string, boolean>;
}

const CREDIT_NOTE = 5n;
const MAX_VERSION = 31n;

function known(state: DocumentsState, tag: string, event: SuiteEvent): DocumentRecord {
  const document = state.documents.get(tag);
  if (document === undefined) throw unexplained(event, `document ${tag}`, "it was never registered");
  return document;
}

/** A claim stands on a document: no event of its own, the claim's event names the document and the parties. */
function use(state: DocumentsState, tag: string, step: bigint, event: SuiteEvent): void {
  const { from, to, start, end } = decodeStep(step);
  const document = known(state, tag, event);
  if (document.buyer !== from || document.seller !== to) {
    throw unexplained(event, `document ${tag}`, `members ${from} and ${to} are not its buyer and seller`);
  }
  if (document.financed + (end - start) > document.amount) {
    throw unexplained(event, `document ${tag}`, `of ${document.amount}, ${document.financed} is used already`);
  }
  document.financed += end - start;
}

/** Trade documents and what claims stand on each, rebuilt from evidence and from the lots' own events. */
export const documentsArea = area<DocumentsState>(
  "documents",
  () => ({ documents: new Map(), registrants: new Map(), unalerted: new Map(), desks: new Map() }),
  {
    evidence: {
      DocumentRegistered: (state, { tag, registrant, ...registered }, event) => {
        if (state.documents.has(tag)) throw unexplained(event, `document ${tag}`, "it is registered already");
        const { seller, buyer, currency, kind, amount, fingerprint } = registered;
        const use = { financed: 0n, paid: 0n };
        state.registrants.set(tag, registrant);
        state.documents.set(tag, { seller, buyer, currency, kind, version: 1n, amount, ...use, fingerprint });
      },
      DocumentCorrected: (state, { tag, by, version, amount, fingerprint }, event) => {
        const document = known(state, tag, event);
        if (by !== document.seller) throw unexplained(event, `document ${tag}`, `member ${by} is not its seller`);
        if (version !== document.version + 1n || version > MAX_VERSION) {
          throw unexplained(event, `document ${tag}`, `version ${version} follows version ${document.version}`);
        }
        Object.assign(document, { version, amount, fingerprint });
      },
      DocumentCredited: (state, { tag, creditNote, credit, amount }, event) => {
        const document = known(state, tag, event);
        const note = known(state, creditNote, event);
        if (note.kind !== CREDIT_NOTE || note.amount !== credit) {
          throw unexplained(event, `document ${creditNote}`, `it is no credit note of ${credit}`);
        }
        if (document.amount - credit !== amount) {
          throw unexplained(event, `document ${tag}`, `${document.amount} less ${credit} is not ${amount}`);
        }
        document.amount = amount;
        if (document.financed > amount) state.unalerted.set(tag, document.financed - amount);
      },
      DocumentOverdrawn: (state, { tag, seller, buyer, excess }, event) => {
        const overdrawn = state.unalerted.get(tag) ?? 0n;
        if (overdrawn !== excess)
          throw unexplained(event, `document ${tag}`, `its excess is ${overdrawn}, not ${excess}`);
        const parties = known(state, tag, event);
        if (seller !== parties.seller || buyer !== parties.buyer) {
          throw unexplained(event, `document ${tag}`, `members ${parties.seller} and ${parties.buyer} are its parties`);
        }
        state.unalerted.delete(tag);
      },
      EvidenceDeskSet: (state, { desk, listed }) => void state.desks.set(desk, listed),
    },
    receivables: {
      LotIssued: (state, { background, step }, event) => use(state, background, step, event),
      LotAssigned: (state, { background, step }, event) => use(state, background, step, event),
      LotEnded: (state, { background, step }, event) => {
        const { act, start, end } = decodeStep(step);
        if (act !== StepAct.Cancelled) return;
        const document = known(state, background, event);
        if (document.financed < end - start) {
          throw unexplained(event, `document ${background}`, `only ${document.financed} of it is used`);
        }
        document.financed -= end - start;
      },
    },
    // The document that a registration names is used up by its receipt.
    bills: { LotAssigned: (state, { background, step }, event) => use(state, background, step, event) },
  },
);
