import { demand } from "./recourse/demand.js";
import { pay } from "./recourse/pay.js";

/** Acts of holders who were not paid, and of those liable to them. */
export const recourse = { demand, pay } as const;
