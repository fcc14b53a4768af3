import { paymentOn } from "./payment.js";

/** `financing.payRetained` */
export const payRetained = paymentOn("payRetained", "The bank pays what of the retained part is due.", []);
