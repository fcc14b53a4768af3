import { instrumentOf } from "../../path/lot-name.js";
import { StepAct } from "../../path/step.js";
import type { Handlers } from "../area.js";
import { knownInstrument, knownLot, lotUnexplained } from "../lots/explain.js";
import { announce } from "./announced.js";
import type { BillsState } from "./records.js";

/** What the desk of guarantees reports: whose part somebody guarantees. Its word stands in the lot's trail. */
export const guaranteesHandlers: Handlers<"guarantees", BillsState> = {
  BillGuaranteed: (state, { lot, guarantor, guaranteed, forAcceptor }, event) => {
    const { holder } = knownLot(state, lot, event);
    const { obligor } = knownInstrument(state, instrumentOf(lot), event);
    const part = forAcceptor ? obligor : holder;
    if (guaranteed !== part) throw lotUnexplained(event, lot, `it is the part of member ${part}`);
    const act = forAcceptor ? StepAct.GuaranteedAcceptor : StepAct.Guaranteed;
    announce(state, lot, { act, by: guarantor }, event);
  },
};
