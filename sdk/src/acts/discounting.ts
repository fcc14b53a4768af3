import { buy } from "./discounting/buy.js";
import { buyWithConsent } from "./discounting/buy-with-consent.js";
import { offer } from "./discounting/offer.js";
import { redeem } from "./discounting/redeem.js";
import { retain } from "./discounting/retain.js";

/** Acts of those who sell lots of bills to banks, and of the banks. Offers are refused and withdrawn among `bills`. */
export const discounting = { offer, buy, buyWithConsent, redeem, retain } as const;
